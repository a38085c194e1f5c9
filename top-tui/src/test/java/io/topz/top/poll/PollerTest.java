package io.topz.top.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.JetStreamConfigBuilder;
import io.topz.collectors.document.JszBuilder;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import io.topz.top.testing.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String WAITING = "/connz?sort=pending&limit=32";
    private static final DataRequest OPEN = new DataRequest.Connections(1024, "", false);

    private final FakeServer server = new FakeServer();
    private final FakeCollector collector = new FakeCollector(server);
    private final ManualTimer timer = new ManualTimer();
    private final List<PollEvent> events = new ArrayList<>();
    private final Poller poller = new Poller(() -> collector, timer, timer, events::add, OPEN, SECOND);

    @BeforeEach
    void connect() {
        server.connect(7, "audit");
        server.connect(8, "sensor");
    }

    private void pass(Duration time) {
        server.pass(time);
        timer.advance(time);
    }

    private Connz lastConnz() {
        return Objects.requireNonNull(lastSample().connz());
    }

    private Sample lastSample() {
        return ((PollEvent.Answered) events.get(events.size() - 1)).sample();
    }

    @Test
    void poll_asksOnlyWhatTheViewNeeds() {
        poller.start();
        assertThat(collector.asked).containsExactly("/varz", "/connz?limit=1024");
        assertThat(lastConnz().connections()).hasSize(2);
        assertThat(lastSample().jsz()).isNull();
        assertThat(lastSample().requests()).isEqualTo(2);
    }

    @Test
    void jetStream_isAskedWhereThereIsOne() {
        server.jsz = JszBuilder.builder()
                .config(JetStreamConfigBuilder.builder().storeDir("/data").build())
                .streams(3L)
                .build();
        poller.start();
        assertThat(collector.asked).containsExactly("/varz", "/connz?limit=1024", "/jsz");
        assertThat(lastSample().jsz()).isEqualTo(server.jsz);
    }

    @Test
    void polls_areOneIntervalApart() {
        poller.start();
        pass(Duration.ofMillis(999));
        assertThat(collector.asked).hasSize(2);
        pass(Duration.ofMillis(1));
        assertThat(collector.asked).hasSize(4);
    }

    @Test
    void slowServer_isNeverAskedTwiceAtOnce_andThenLessOften() {
        collector.hold();
        poller.start();
        poller.want(new DataRequest.Connections(5, "subs", true));
        pass(Duration.ofSeconds(30));
        assertThat(collector.asked).containsExactly("/varz");
        assertThat(events).hasSize(1);
        collector.release();
        // A request made in the meantime follows at once; the next poll follows only after as long a pause.
        assertThat(collector.asked)
                .containsExactly("/varz", "/connz?limit=1024", "/varz", "/connz?sort=subs&subs=1&limit=5");
        PollEvent.Answered slow = (PollEvent.Answered) events.get(1);
        assertThat(slow.interval()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void failures_areTriedAgainEverLater_untilTheServerAnswers() {
        collector.answer(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens");
        });
        poller.start();
        pass(Duration.ofSeconds(7));
        assertThat(events.stream()
                        .filter(PollEvent.Failed.class::isInstance)
                        .map(event -> ((PollEvent.Failed) event).retryIn().toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L);
        collector.answer(server);
        pass(Duration.ofSeconds(8));
        assertThat(lastSample().varz().serverName()).isEqualTo("n1");
        pass(SECOND);
        assertThat(collector.asked).hasSize(4 + 2 + 2);
    }

    @Test
    void failure_isToldInASentence() {
        collector.answer(options -> {
            throw new CollectException(Kind.CLIENT_PORT, "that is the port for clients");
        });
        poller.start();
        assertThat(events.get(1))
                .isEqualTo(new PollEvent.Failed(
                        Kind.CLIENT_PORT, "that is the port for clients", timer.getAsLong(), SECOND));
    }

    @Test
    void collectorThatCannotBeMade_isAFailure_andMadeLater() {
        List<String> made = new ArrayList<>();
        Poller late = new Poller(
                () -> {
                    made.add("tried");
                    if (made.size() == 1) {
                        throw new IllegalArgumentException("the file ca.pem cannot be read");
                    }
                    return collector;
                },
                timer,
                timer,
                events::add,
                OPEN,
                SECOND);
        late.start();
        assertThat(((PollEvent.Failed) events.get(1)).sentence()).contains("the file ca.pem cannot be read");
        pass(SECOND);
        assertThat(lastSample().varz().version()).isEqualTo("2.10.27");
        assertThat(made).hasSize(2);
    }

    @Test
    void refusedSort_isAskedOnce_andTheRestIsDoneHere() {
        server.unknownSorts.add("rtt");
        poller.want(new DataRequest.Connections(1024, "rtt", false));
        assertThat(collector.asked).containsExactly("/varz", "/connz?sort=rtt&limit=1024", "/connz?limit=1024");
        assertThat(lastSample().remarks()).singleElement().asString().contains("does not sort by rtt");
        pass(SECOND);
        assertThat(collector.asked.subList(3, 5)).containsExactly("/varz", "/connz?limit=1024");
        assertThat(lastSample().remarks()).hasSize(1);
    }

    @Test
    void refusedSort_isTriedAgainOnAnotherServer() {
        server.unknownSorts.add("rtt");
        poller.want(new DataRequest.Connections(1024, "rtt", false));
        server.unknownSorts.clear();
        server.restart();
        pass(SECOND);
        pass(SECOND);
        assertThat(collector.asked).endsWith("/varz", "/connz?sort=rtt&limit=1024");
        assertThat(lastSample().remarks()).isEmpty();
    }

    @Test
    void openConnection_isFoundByItsId() {
        poller.want(new DataRequest.Connection(7));
        assertThat(collector.asked).containsExactly("/varz", "/connz?auth=1&subs=detail&cid=7", WAITING);
        assertThat(lastConnz().connections()).hasSize(1);
    }

    @Test
    void closedConnection_isFoundByItsId() {
        server.disconnect(7, "Client Closed");
        poller.want(new DataRequest.Connection(7));
        assertThat(collector.asked)
                .containsExactly(
                        "/varz",
                        "/connz?auth=1&subs=detail&cid=7",
                        "/connz?auth=1&subs=detail&cid=7&state=closed",
                        WAITING);
        assertThat(lastConnz().connections())
                .singleElement()
                .satisfies(conn -> assertThat(conn.reason()).isEqualTo("Client Closed"));
    }

    @Test
    void closedConnections_areAskedTheLastFirst() {
        poller.want(new DataRequest.Closed(100));
        assertThat(collector.asked).containsExactly("/varz", "/connz?sort=stop&auth=1&limit=100&state=closed", WAITING);
    }

    @Test
    void moreSlowConsumers_makeItReadTheClosedConnections() {
        poller.start();
        assertThat(lastSample().slowConsumers()).isNull();
        server.cutSlowConsumer(8);
        pass(SECOND);
        assertThat(collector.asked).endsWith("/connz?sort=stop&auth=1&subs=1&limit=256&state=closed");
        assertThat(lastSample().slowConsumers()).isNotNull();
        pass(SECOND);
        pass(SECOND);
        assertThat(lastSample().slowConsumers())
                .as("it may be counted before it is closed")
                .isNotNull();
        pass(SECOND);
        assertThat(lastSample().slowConsumers()).isNull();
    }

    @Test
    void stormOfClosedConnections_isReadUntilTheLastPoll() {
        poller.start();
        server.cutSlowConsumer(8);
        for (int cid = 100; cid < 600; cid++) {
            server.connect(cid, "flapper");
            server.disconnect(cid, "Client Closed");
        }
        pass(SECOND);
        assertThat(collector.asked.stream().filter(asked -> asked.contains("offset=")))
                .hasSize(1);
        assertThat(Objects.requireNonNull(lastSample().slowConsumers()).connections())
                .hasSize(501);
    }

    @Test
    void thoseForWhomMostWaits_areAskedForInEveryView() {
        server.connection(8, conn -> conn.pendingBytes(5000L));
        poller.want(new DataRequest.JetStream(false));
        assertThat(collector.asked).contains(WAITING);
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(lastSample().waiting()).connections())
                        .get(0)
                        .cid())
                .isEqualTo(8);
    }

    @Test
    void thoseForWhomMostWaits_areAskedForOnlyIfTheViewDoesNotTell() {
        poller.start();
        assertThat(collector.asked).doesNotContain(WAITING);
        poller.want(new DataRequest.Connections(1, "", false));
        assertThat(collector.asked).endsWith("/connz?limit=1", WAITING);
        poller.want(new DataRequest.Connections(1024, "pending", false));
        assertThat(collector.asked).endsWith("/varz", "/connz?sort=pending&limit=1024");
    }

    @Test
    void serverBesideTheWatchedOne_isNotAskedAboutSlowConsumers() {
        poller.setWatching(false);
        poller.want(new DataRequest.JetStream(false));
        server.cutSlowConsumer(8);
        pass(SECOND);
        assertThat(collector.asked).noneMatch(asked -> asked.startsWith("/connz"));
    }

    @Test
    void pause_stopsPolls_andResumeBeginsAtOnce() {
        poller.start();
        poller.setPaused(true);
        pass(Duration.ofSeconds(10));
        assertThat(collector.asked).hasSize(2);
        poller.setPaused(false);
        assertThat(collector.asked).hasSize(4);
    }

    @Test
    void interval_canBeChanged() {
        poller.start();
        poller.setInterval(Duration.ofSeconds(5));
        pass(Duration.ofMillis(4999));
        assertThat(collector.asked).hasSize(2);
        pass(Duration.ofMillis(1));
        assertThat(collector.asked).hasSize(4);
    }

    @Test
    void close_closesTheCollector_andNothingIsAskedAnyMore() {
        poller.start();
        poller.close();
        assertThat(collector.closed).isTrue();
        pass(Duration.ofSeconds(10));
        assertThat(collector.asked).hasSize(2);
    }

    @Test
    void threadTimer_runsTasksInOrder() throws InterruptedException {
        ThreadTimer threads = new ThreadTimer("test-timer");
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        threads.execute(() -> order.add("now"));
        threads.schedule(Duration.ofMillis(20), () -> order.add("later"));
        Runnable cancel = threads.schedule(Duration.ofHours(1), () -> order.add("never"));
        cancel.run();
        CountDownLatch last = new CountDownLatch(1);
        threads.schedule(Duration.ofMillis(40), last::countDown);
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly("now", "later");
        threads.finish(Duration.ofSeconds(5));
        threads.execute(() -> order.add("after the end"));
        assertThat(order).hasSize(2);
    }

    /** Any defect on the polling thread is shown on the screen, and the next poll follows. */
    @Test
    void defect_isTold_andPollingGoesOn() {
        List<PollEvent> heard = new ArrayList<>();
        List<RuntimeException> defects = new ArrayList<>(List.of(new IllegalStateException("a defect")));
        Poller fragile = new Poller(
                () -> collector,
                timer,
                timer,
                event -> {
                    if (event instanceof PollEvent.Answered && !defects.isEmpty()) {
                        throw defects.remove(0);
                    }
                    heard.add(event);
                },
                OPEN,
                SECOND);
        fragile.start();
        assertThat(heard.get(1))
                .isInstanceOfSatisfying(
                        PollEvent.Failed.class,
                        failed -> assertThat(failed.sentence()).isEqualTo("cannot read: a defect"));
        pass(Duration.ofSeconds(5));
        assertThat(heard.get(3)).isInstanceOf(PollEvent.Answered.class);
    }

    @Test
    void errorOfTheCollector_isTold_andPollingGoesOn() {
        collector.answer(options -> {
            throw new StackOverflowError("too deep");
        });
        poller.start();
        assertThat(((PollEvent.Failed) events.get(1)).sentence()).contains("too deep");
        collector.answer(server);
        pass(Duration.ofSeconds(5));
        assertThat(lastSample().requests()).isEqualTo(2);
    }
}
