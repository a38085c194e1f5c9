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

class LaneTest {

    private static final Format FORMAT = new Format(false, "");
    private static final Lane.Question CONNZ = new Lane.Question(ConnzOptions.defaults(), FORMAT);
    private static final Lane.Question SUBSZ = new Lane.Question(SubszOptions.defaults(), FORMAT);
    private static final Lane.Question JSZ = new Lane.Question(JszOptions.defaults(), FORMAT);

    private final Map<Lane.Question, CompletableFuture<Answer>> built = new LinkedHashMap<>();
    private final List<String> answers = new ArrayList<>();
    private int waited;
    private final Lane lane = new Lane(2, () -> waited++, this::build);

    private CompletionStage<Answer> build(Lane.Question question) {
        assertThat(built).as("under way once").doesNotContainKey(question);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        built.put(question, answer);
        return answer;
    }

    private void complete(Lane.Question question, int status) {
        Objects.requireNonNull(built.remove(question)).complete(Answer.text(status, ""));
    }

    private void ask(Lane.Question question, String name) {
        lane.add(question, answer -> answers.add(name + " " + answer.status()));
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
