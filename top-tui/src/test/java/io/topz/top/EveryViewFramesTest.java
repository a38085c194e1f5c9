package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.SubszOptionsBuilder;
import io.topz.recordings.SampleCollector;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.state.View;
import io.topz.top.testing.FakeJetStream;
import io.topz.top.testing.FakeStreaming;
import io.topz.top.testing.FrameFiles.Rows;
import io.topz.top.testing.Screens;
import io.topz.top.view.StandardViews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view at four sizes: of recorded servers of every version, alone and in a cluster, and of a server with problems. */
class EveryViewFramesTest {

    /** The recorded server whose views are stored with header and footer; of the others, only the rows in between are stored. */
    private static final String WHOLE_SCENARIO = "2.10.27/single";

    /** Timelines that every view goes through; for each timeline, only one view is stored with its header and footer. */
    private static final Set<String> ONCE_PER_VIEW = Set.of("restart", "gap", "slow", "failing", "cut");

    /** A cluster of which only the subscriptions of one account were recorded. */
    private record OfOneAccount(Collector recorded) implements Collector {
        @Override
        @SuppressWarnings("unchecked") // options of the same endpoint have the same document
        public <D extends Document> CompletionStage<D> collect(Options<D> options) {
            return options instanceof SubszOptions subsz
                    ? recorded.collect((Options<D>)
                            SubszOptionsBuilder.builder(subsz).account("APP").build())
                    : recorded.collect(options);
        }
    }

    static Stream<Arguments> recordings() {
        return Stream.of("2.9.10", "2.10.27", "2.15.1")
                .flatMap(version -> Stream.of("single", "cluster3/n1").map(scenario -> version + "/" + scenario))
                .flatMap(scenario -> StandardViews.ALL.all().stream().map(view -> Arguments.of(scenario, view)));
    }

    private static String name(View view) {
        return view.word();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recorded(String scenario, View view) {
        Collector samples = SampleCollector.of("nats-server/" + scenario);
        Collector collector = scenario.contains("cluster") ? new OfOneAccount(samples) : samples;
        boolean isWhole = scenario.equals(WHOLE_SCENARIO);
        List<Rows> sizes = new ArrayList<>();
        for (Size size : Screens.SIZES) {
            DashboardFixture fixture = new DashboardFixture(size, TopOptions.DEFAULT, collector).open();
            fixture.type(Character.toString(view.key())).turn();
            sizes.add(isWhole ? Rows.of(fixture.frame()) : fixture.body());
            assertThat(fixture.screen()).doesNotContain("NO ANSWER");
        }
        assertStored("recorded-" + scenario.replace('/', '-') + "-" + name(view), sizes);
    }

    /** A server with data for every view, watched for six seconds. */
    private static DashboardFixture watched(Size size, View view) {
        DashboardFixture fixture = new DashboardFixture(size);
        Instant now = fixture.server.now();
        FakeJetStream jetStream = new FakeJetStream();
        fixture.server.jetStream = jetStream;
        fixture.server.change(varz ->
                varz.maxPending(67_108_864L).writeDeadline(10_000_000_000L).totalConnections(9L));
        jetStream.stream("ORDERS", now, config -> config.maxMsgs(10_000L));
        jetStream.stream("KV_sessions", now, config -> config.maxMsgsPerSubject(3L));
        jetStream.consume("ORDERS", "billing", now, config -> config);
        jetStream.consume("ORDERS", "reports", now, config -> config);
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.server.connect(7, "billing-worker");
        fixture.server.connect(8, "slow-logger");
        fixture.server.connection(7, conn -> conn.account("SHOP").authorizedUser("bob"));
        subscribes(fixture, 5, "orders");
        subscribes(fixture, 6, "_INBOX.hb.billing");
        subscribes(fixture, 7, "_INBOX.hb.mail-1");
        subscribes(fixture, 8, "_INBOX.hb.archive");
        fixture.server.connect(9, "guest");
        fixture.server.disconnect(9, "Authentication Failure");
        fixture.server.streaming = streaming();
        fixture.open();
        if (view.equals(StandardViews.CHANGES)) {
            fixture.type("m").turn();
        }
        fixture.type(Character.toString(view.key())).turn();
        for (int second = 1; second <= 6; second++) {
            work(fixture, second);
            fixture.second();
        }
        return fixture;
    }

    private static void subscribes(DashboardFixture fixture, long cid, String subject) {
        fixture.server.connection(cid, conn -> conn.subscriptionsList(List.of(subject)));
    }

    /** Channels with subscribers of every kind and verdict. */
    private static FakeStreaming streaming() {
        FakeStreaming streaming = new FakeStreaming();
        streaming.channel("orders.created");
        streaming.channel("audit");
        streaming.publish("orders.created", 9_000);
        streaming.publish("audit", 20);
        streaming.subscribe(
                "orders.created",
                "billing",
                sub -> sub.durableName("billing-dur").isDurable(true).lastSent(9_000L));
        streaming.subscribe(
                "orders.created",
                "reports",
                sub -> sub.durableName("nightly")
                        .isDurable(true)
                        .isOffline(true)
                        .lastSent(1_200L));
        streaming.subscribe(
                "orders.created",
                "mail-1",
                sub -> sub.queueName("mail")
                        .maxInflight(16L)
                        .lastSent(9_000L)
                        .pendingCount(16L)
                        .isStalled(true));
        streaming.subscribe(
                "orders.created",
                "mail-2",
                sub -> sub.queueName("mail").maxInflight(16L).lastSent(8_999L));
        streaming.subscribe(
                "audit",
                "archive",
                sub -> sub.maxInflight(5L).lastSent(5L).pendingCount(5L).isStalled(true));
        return streaming;
    }

    private static void work(DashboardFixture fixture, int second) {
        Instant now = fixture.server.now();
        FakeJetStream jetStream = Objects.requireNonNull(fixture.server.jetStream);
        fixture.server.traffic(5, 6, 250);
        fixture.server.traffic(5, 8, 100L * second);
        fixture.server.connection(8, conn -> conn.pendingBytes(4_000_000L * second));
        jetStream.publish("ORDERS", 250, now);
        jetStream.deliver("ORDERS", "billing", 250, true, now);
        FakeStreaming streaming = Objects.requireNonNull(fixture.server.streaming);
        streaming.publish("orders.created", 100);
        streaming.subscription("orders.created", "billing", sub -> sub.lastSent(sub.lastSent() + 100));
        streaming.subscription("orders.created", "mail-2", sub -> sub.lastSent(sub.lastSent() + 60));
    }

    private static void assertTimeline(String timeline, View view, Consumer<DashboardFixture> happens) {
        boolean isWhole = view.equals(StandardViews.CONNECTIONS) || !ONCE_PER_VIEW.contains(timeline);
        List<Rows> sizes = new ArrayList<>();
        for (Size size : Screens.SIZES) {
            DashboardFixture fixture = watched(size, view);
            happens.accept(fixture);
            sizes.add(isWhole ? Rows.of(fixture.frame()) : fixture.body());
        }
        assertStored("timeline-" + timeline + "-" + name(view), sizes);
    }

    /** The server has another id, its counters are zero, and one client has already reconnected. */
    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void restart(View view) {
        assertTimeline("restart", view, fixture -> {
            fixture.server.restart();
            fixture.server.connect(3, "order-service");
            fixture.server.connect(4, "slow-logger");
            fixture.server.traffic(3, 4, 12);
            fixture.second();
        });
    }

    /** No poll ran for five minutes, so the growth in between says nothing about the present rate. */
    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void gap(View view) {
        assertTimeline("gap", view, fixture -> {
            fixture.type("p").pass(Duration.ofMinutes(5));
            work(fixture, 7);
            fixture.type("p").turn();
        });
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void slowServer(View view) {
        assertTimeline("slow", view, fixture -> {
            fixture.collector.hold();
            fixture.second().pass(Duration.ofSeconds(9));
        });
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void failingServer(View view) {
        assertTimeline("failing", view, fixture -> {
            fixture.collector.answer(options -> {
                throw new CollectException(Kind.STATUS, "/varz answered 503: the proxy has no server");
            });
            fixture.pass(Duration.ofSeconds(12));
        });
    }

    /** A client is disconnected as a slow consumer, and every view reports it. */
    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void cut(View view) {
        assertTimeline("cut", view, fixture -> {
            fixture.server.cutSlowConsumer(8);
            fixture.second();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections", "consumers"})
    void help(String name) {
        View view = StandardViews.ALL.named(name).orElseThrow();
        assertTimeline("help", view, fixture -> fixture.type("?"));
    }

    /** The command line: all words, words with a common beginning, and an argument. */
    @ParameterizedTest
    @ValueSource(strings = {"connections", "streams"})
    void palette(String name) {
        View view = StandardViews.ALL.named(name).orElseThrow();
        assertTimeline("palette", view, fixture -> fixture.type(":"));
        assertTimeline("palette-argument", view, fixture -> fixture.type(":sor").press(Key.Kind.TAB));
    }
}
