package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.SubszOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BuildQueueTest {

    private static final Format FORMAT = new Format(false, "");
    private static final BuildQueue.Question CONNZ = new BuildQueue.Question(ConnzOptions.defaults(), FORMAT);
    private static final BuildQueue.Question SUBSZ = new BuildQueue.Question(SubszOptions.defaults(), FORMAT);
    private static final BuildQueue.Question JSZ = new BuildQueue.Question(JszOptions.defaults(), FORMAT);

    private final Map<BuildQueue.Question, CompletableFuture<Response>> built = new LinkedHashMap<>();
    private final List<String> answers = new ArrayList<>();
    private int waited;
    private final BuildQueue queue = new BuildQueue(2, () -> waited++, this::build);

    private CompletionStage<Response> build(BuildQueue.Question question) {
        assertThat(built).as("under way once").doesNotContainKey(question);
        CompletableFuture<Response> answer = new CompletableFuture<>();
        built.put(question, answer);
        return answer;
    }

    private void complete(BuildQueue.Question question, int status) {
        Objects.requireNonNull(built.remove(question)).complete(Response.text(status, ""));
    }

    private void ask(BuildQueue.Question question, String name) {
        queue.add(question, answer -> answers.add(name + " " + answer.status()));
    }

    @Test
    void theSameQuestion_sharesTheNextAnswer() {
        ask(CONNZ, "first");
        ask(CONNZ, "second");
        ask(CONNZ, "third");

        complete(CONNZ, 200);
        assertThat(answers).containsExactly("first 200");
        complete(CONNZ, 201);

        assertThat(answers).containsExactly("first 200", "second 201", "third 201");
        assertThat(built).isEmpty();
    }

    @Test
    void moreQuestionsThanMayBeUnderWay_waitInTheirOrder() {
        ask(CONNZ, "connz");
        ask(SUBSZ, "subsz");
        ask(JSZ, "jsz");
        assertThat(built).containsOnlyKeys(CONNZ, SUBSZ);
        assertThat(waited).isEqualTo(1);

        complete(SUBSZ, 200);

        assertThat(built).containsOnlyKeys(CONNZ, JSZ);
    }
}
