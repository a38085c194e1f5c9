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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BuildQueueTest {

    private static final Format FORMAT = new Format(false, "");
    private static final BuildQueue.Question CONNZ = new BuildQueue.Question(ConnzOptions.defaults(), FORMAT);
    private static final BuildQueue.Question SUBSZ = new BuildQueue.Question(SubszOptions.defaults(), FORMAT);
    private static final BuildQueue.Question JSZ = new BuildQueue.Question(JszOptions.defaults(), FORMAT);

    private final Map<BuildQueue.Question, CompletableFuture<Response>> built = new LinkedHashMap<>();
    private final Semaphore builds = new Semaphore(0);
    private final List<String> answers = new ArrayList<>();
    private int waited;
    private final BuildQueue queue = new BuildQueue(2, () -> waited++, this::build);

    private CompletionStage<Response> build(BuildQueue.Question question) {
        assertThat(built).as("under way once").doesNotContainKey(question);
        CompletableFuture<Response> answer = new CompletableFuture<>();
        built.put(question, answer);
        builds.release();
        return answer;
    }

    private void complete(BuildQueue.Question question, int status) {
        Objects.requireNonNull(built.remove(question)).complete(Response.text(status, ""));
    }

    private void ask(BuildQueue.Question question, String name) {
        ask(question, name, CompletableFuture.completedFuture(null));
    }

    private void ask(BuildQueue.Question question, String name, CompletableFuture<Void> sent) {
        queue.add(question, answer -> {
            answers.add(name + " " + answer.status());
            return sent;
        });
    }

    @Test
    void nextAnswer_isMadeWhenTheFirstReaderHasTheLast() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        CompletableFuture<Void> fast = new CompletableFuture<>();
        ask(CONNZ, "first");
        ask(CONNZ, "slow", slow);
        ask(CONNZ, "fast", fast);
        complete(CONNZ, 200);
        complete(CONNZ, 201);
        ask(CONNZ, "next");
        assertThat(built).isEmpty();

        fast.complete(null);

        assertThat(built).containsOnlyKeys(CONNZ);
    }

    @Test
    void nextAnswer_waitsForASlowReaderForASecondOnly() throws InterruptedException {
        ask(CONNZ, "slow", new CompletableFuture<>());
        complete(CONNZ, 200);

        ask(CONNZ, "next");

        assertThat(builds.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
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
