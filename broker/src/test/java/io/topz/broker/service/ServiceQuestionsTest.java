package io.topz.broker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ServiceQuestionsTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final HeldUp thread = new HeldUp();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger executed = new AtomicInteger();
    private final ServiceQuestions questions = new ServiceQuestions("JetStream", thread, PATIENCE, nanos::get);

    /** A JetStream thread that does nothing until the test releases it. */
    private static final class HeldUp implements ServiceQuestions.Asker {
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T> CompletableFuture<T> ask(Supplier<T> question) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            waiting.add(() -> answer.complete(question.get()));
            return answer;
        }

        void goOn() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    private CompletableFuture<Integer> ask() {
        return questions.ask(executed::incrementAndGet);
    }

    @Test
    void anAnswer_comesFromTheThread() {
        CompletableFuture<Integer> answer = ask();
        assertThat(answer).isNotDone();

        thread.goOn();

        assertThat(answer.join()).isEqualTo(1);
    }

    @Test
    void noAnswer_failsWithASentenceAndTheQuestionIsDropped() {
        CompletableFuture<Integer> answer = ask();
        nanos.set(PATIENCE.toNanos());

        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(CollectException.class)
                .hasMessage("JetStream has not answered for 200 ms: it may be waiting for its disk");
        thread.goOn();
        assertThat(executed).hasValue(0);
        assertThat(questions.limit().info().struck()).isEqualTo(1);
    }

    @Test
    void whileTheThreadIsHeldUp_questionsFailAtOnce() {
        CompletableFuture<Integer> first = ask();
        nanos.set(PATIENCE.toNanos());

        assertThat(ask()).isCompletedExceptionally();
        assertThat(thread.waiting).hasSize(1);
        thread.goOn();
        assertThat(first.handle((value, failure) -> true).join()).isTrue();

        CompletableFuture<Integer> afterwards = ask();
        thread.goOn();
        assertThat(afterwards).isCompleted();
    }
}
