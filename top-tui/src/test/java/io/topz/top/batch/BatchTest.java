package io.topz.top.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.top.canvas.Size;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import io.topz.top.testing.ManualTimer;
import io.topz.top.view.StandardViews;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final FakeServer server = new FakeServer();
    private final FakeCollector collector = new FakeCollector(server);
    private final ManualTimer timer = new ManualTimer();
    /** A queue of events that lets time pass when it is waited for. */
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>() {
        @Override
        public Object poll(long timeout, TimeUnit unit) {
            long end = timer.getAsLong() + unit.toNanos(timeout);
            Object event = poll();
            while (event == null && timer.getAsLong() < end) {
                timer.advance(Duration.ofMillis(100));
                event = poll();
            }
            return event;
        }
    };

    private final TopState state = TopState.initial(
            Settings.DEFAULT.withInterval(INTERVAL), new Size(200, 60), StandardViews.ALL, StandardViews.CONNECTIONS);

    /** Lets an interval with its traffic pass after the first sample. */
    private void onEvent(PollEvent event) {
        events.add(event);
        if (event instanceof PollEvent.Answered && events.size() <= 2) {
            timer.execute(() -> {
                server.traffic(1, 2, 500);
                server.pass(INTERVAL);
                timer.advance(INTERVAL);
            });
        }
    }

    private String report(Duration patience) throws IOException, InterruptedException {
        Poller poller = new Poller(() -> collector, timer, timer, this::onEvent, state.request(), INTERVAL);
        return Batch.report(state, poller, events, "", new AnswerDeadline(patience, timer))
                .text();
    }

    private String report(String delimiter) throws IOException, InterruptedException {
        Poller poller = new Poller(() -> collector, timer, timer, this::onEvent, state.request(), INTERVAL);
        return Batch.report(state, poller, events, delimiter).text();
    }

    @Test
    void rates_areReal() throws IOException, InterruptedException {
        server.connect(1, "from");
        server.connect(2, "to");
        String report = report("");
        assertThat(report)
                .contains("  In:   Msgs: 500  Bytes: 48.8K  Msgs/Sec: 250.0  Bytes/Sec: 24.4K\n")
                .contains("\nConnections Polled: 2  Total: 2\n");
        assertThat(collector.asked).hasSize(4);
    }

    @Test
    void csv_quotesWhatWouldBreakIt() throws IOException, InterruptedException {
        server.connect(1, "a,b \"c\"\n=1");
        server.connect(2, "plain");
        List<String> lines = report(",").lines().toList();
        assertThat(lines.get(6)).isEqualTo("Connections Polled:,2,Total:,2");
        assertThat(lines.get(8)).startsWith("10.0.0.1:40001,1,\"a,b \"\"c\"\"‹A›=1\",1,0,0,500,");
        assertThat(lines.get(9)).startsWith("10.0.0.2:40002,2,plain,1,0,500,0,");
        assertThat(lines).hasSize(10);
    }

    @Test
    void csv_takesAnyDelimiter() throws IOException, InterruptedException {
        server.connect(1, "a::b");
        server.connect(2, "plain");
        assertThat(report("::"))
                .contains("\nHOST::CID::NAME::SUBS")
                .contains("::\"a::b\"::")
                .contains("::plain::");
    }

    @Test
    void server_isWaitedFor() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        collector.answer(options -> {
            if (asked.incrementAndGet() <= 3) {
                throw new CollectException(Kind.UNREACHABLE, "no server listens");
            }
            return server.apply(options);
        });
        assertThat(report(Duration.ofMinutes(5))).contains("NATS server version 2.10.27");
    }

    @Test
    void waiting_ends_withWhatIsWrong() {
        collector.answer(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens");
        });
        assertThatThrownBy(() -> report(Duration.ofMillis(4500)))
                .isInstanceOf(IOException.class)
                .hasMessage("waited 4.5s; no server listens");
    }

    @Test
    void failure_isAFailure() {
        collector.answer(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens");
        });
        assertThatThrownBy(() -> report("")).isInstanceOf(IOException.class).hasMessage("no server listens");
    }
}
