package io.topz.top.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadTimerTest {

    @Test
    void taskThatThrows_isToldOf_andTheNextOnesRun() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ThreadTimer timer = new ThreadTimer("test", defect -> heard.add("told " + defect.getMessage()))) {
            timer.execute(() -> {
                throw new IllegalStateException("one");
            });
            timer.schedule(Duration.ZERO, () -> {
                throw new AssertionError("two");
            });
            timer.execute(() -> heard.add("ran"));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("told one");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("told two");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("ran");
        }
    }
}
