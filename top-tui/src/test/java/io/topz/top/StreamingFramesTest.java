package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Options;
import io.topz.recordings.SampleCollector;
import io.topz.top.batch.BatchOptions;
import io.topz.top.batch.BatchOptions.Format;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.state.ViewList;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeStreaming;
import io.topz.top.view.StandardViews;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The views of NATS Streaming: of recorded servers, and of one that the test controls. */
class StreamingFramesTest {

    private static final String SAMPLES = "nats-streaming-server/0.25.6/";

    /** The documents of one recorded streaming server; the others are those of the embedded one, which recorded all. */
    private record Node(Collector node, Collector embedded) implements Collector {

        static Node of(String name) {
            return new Node(SampleCollector.of(SAMPLES + name), SampleCollector.of(SAMPLES + "embedded"));
        }

        @Override
        public <D extends Document> CompletionStage<D> collect(Options<D> options) {
            return Endpoint.ofStreamingServer().contains(options.endpoint())
                    ? node.collect(options)
                    : embedded.collect(options);
        }
    }

    private static DashboardFixture recorded(String name, Size size) {
        return new DashboardFixture(size, TopOptions.DEFAULT, Node.of(name)).open();
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void recordedServer(Size size) {
        DashboardFixture fixture = recorded("embedded", size);
        assertStored("stan-channels", fixture.type("N").turn().body());
        assertStored("stan-subscribers", fixture.type("U").turn().body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void channel_opensItsSubscribers_andAGroupItsMembers(Size size) {
        DashboardFixture fixture = recorded("embedded", size).type("N").turn().type("/orders");
        fixture.press(Key.Kind.ENTER, Key.Kind.ENTER).turn();
        assertStored("stan-channel", fixture.body());
        fixture.type("/audit").press(Key.Kind.ENTER, Key.Kind.ENTER).turn();
        assertStored("stan-subscriber", fixture.body());
    }

    @Test
    void follower_isLabelled_untilItsLeaderIsNamed() {
        DashboardFixture alone =
                recorded("cluster/n1", new Size(120, 40)).type("N").turn();
        assertThat(alone.screen()).contains("seen on a follower", "clu follower n1");
        DashboardFixture followers = new DashboardFixture(
                        new Size(80, 24), TopOptions.DEFAULT, Node.of("cluster/n1"), List.of(Node.of("cluster/n2")))
                .open()
                .type("N")
                .turn()
                .second();
        assertThat(followers.screen())
                .contains("seen on a follower: no named server leads it, so the numbers may be old");
        DashboardFixture both = new DashboardFixture(
                        new Size(120, 40), TopOptions.DEFAULT, Node.of("cluster/n1"), List.of(Node.of("cluster/n3")))
                .open()
                .type("N")
                .turn()
                .second();
        assertThat(both.screen()).contains("clu leader n3").doesNotContain("seen on a follower");
    }

    @Test
    void firstView_hasTheNumbersOfTheLeader() {
        DashboardFixture fixture = new DashboardFixture(
                        new Size(120, 40),
                        TopOptions.DEFAULT.withViews(ViewList.of(StandardViews.CHANNELS, StandardViews.SUBSCRIBERS)),
                        Node.of("cluster/n1"),
                        List.of(Node.of("cluster/n3")))
                .open()
                .second();
        assertThat(fixture.screen()).contains("clu leader n3");
    }

    @Test
    void standby_saysThatAnotherServerHasTheChannels() {
        DashboardFixture fixture =
                recorded("ft/standby", new Size(120, 40)).type("N").turn();
        assertThat(fixture.screen()).contains("a standby: the active server of the group has the channels");
    }

    @Test
    void serverWithoutStreaming_saysSo() {
        DashboardFixture fixture =
                new DashboardFixture(new Size(80, 24)).open().type("N").turn();
        assertThat(fixture.screen()).contains("This server has no NATS Streaming");
        assertThat(fixture.type("U").turn().screen()).contains("This server has no NATS Streaming");
    }

    @Test
    void natsServer_showsTheStreamingServersThatAreNamedBesideIt() {
        DashboardFixture fixture = new DashboardFixture(
                        new Size(120, 40),
                        TopOptions.DEFAULT.withViews(ViewList.of(StandardViews.SUBSCRIBERS)),
                        SampleCollector.of(SAMPLES + "cluster3/nats1"),
                        Stream.of("n1", "n2", "n3")
                                .<Collector>map(name -> SampleCollector.of(SAMPLES + "cluster3/" + name))
                                .toList())
                .open()
                .second();
        assertThat(fixture.screen())
                .contains("Streaming: ", " leader ", "durable")
                .doesNotContain("has NATS Streaming", "follower");
    }

    /** An external cluster: clients are connected to NATS servers that are not those of the streaming servers' ports. */
    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void clientsOfACluster_areFoundOnItsNatsServers(Size size) {
        String cluster = SAMPLES + "cluster3/";
        DashboardFixture fixture = new DashboardFixture(
                        size,
                        TopOptions.DEFAULT,
                        SampleCollector.of(cluster + "n1"),
                        Stream.of("n2", "n3", "nats1", "nats2", "nats3")
                                .<Collector>map(name -> SampleCollector.of(cluster + name))
                                .toList())
                .open()
                .type("T")
                .turn()
                .second();
        assertStored("stan-clients", fixture.second().body());
        fixture.type("/billing").press(Key.Kind.ENTER, Key.Kind.ENTER).turn();
        assertStored("stan-client", fixture.body());
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Subscriber billing-dur of channel");
    }

    @Test
    void clientWithoutSubscriptions_opensItsConnection() {
        DashboardFixture fixture = new DashboardFixture(new Size(120, 40));
        FakeStreaming streaming = withChannels(1);
        streaming.client("idle");
        fixture.server.streaming = streaming;
        fixture.server.connect(3, "any-name");
        fixture.server.connection(3, conn -> conn.subscriptionsList(List.of("_INBOX.hb.idle")));
        fixture.open().type("T").turn();
        assertThat(fixture.screen()).contains("idle", "any-name");
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connection 3");
    }

    @Test
    void portWithoutNatsServer_saysSo() {
        DashboardFixture fixture = new DashboardFixture(
                new Size(80, 24), TopOptions.DEFAULT, SampleCollector.of(SAMPLES + "external/streaming"));
        fixture.open();
        assertThat(fixture.screen())
                .contains("no NATS server at this port: its NATS pages are empty (--url names others)");
        assertThat(fixture.type("N").turn().screen()).contains("Streaming: ext standalone");
    }

    @Test
    void natsServerBeforeItsFirstConnection_isNotTakenForAStreamingServer() {
        DashboardFixture fixture = new DashboardFixture(new Size(80, 24));
        fixture.server.change(varz -> varz.totalConnections(0L).connections(0L));
        fixture.open().second();
        assertThat(fixture.screen()).doesNotContain("no NATS server at this port");
        assertThat(fixture.collector.asked)
                .filteredOn(asked -> asked.startsWith("/streaming"))
                .hasSize(1);
    }

    @Test
    void connectionsOfTheStreamingServer_areLabelled() {
        DashboardFixture fixture = recorded("embedded", new Size(120, 40));
        assertThat(fixture.screen()).contains("STAN server acks (t");
        fixture.type("/acks").press(Key.Kind.ENTER, Key.Kind.ENTER).turn();
        assertThat(fixture.screen())
                .contains("of the streaming server of test-cluster: acknowledgements of subscribers");
    }

    @Test
    void serverWithoutStreaming_isAskedForIt_onlyNowAndThen() {
        DashboardFixture fixture =
                new DashboardFixture(new Size(80, 24)).open().type("0").turn();
        for (int second = 0; second < 5; second++) {
            fixture.second();
        }
        assertThat(fixture.collector.asked)
                .filteredOn("/streaming/serverz"::equals)
                .hasSize(1);
    }

    private static FakeStreaming withChannels(int count) {
        FakeStreaming streaming = new FakeStreaming();
        for (int i = 0; i < count; i++) {
            streaming.channel("channel.%05d".formatted(i));
        }
        return streaming;
    }

    @Test
    void moreChannelsThanAPage_areAllRequested() {
        DashboardFixture fixture = new DashboardFixture(new Size(120, 40));
        fixture.server.streaming = withChannels(2_500);
        fixture.open().type("N").turn();
        assertThat(fixture.screen()).contains("Channels: 2500");
        assertThat(fixture.collector.asked)
                .contains(
                        "/streaming/channelsz?subs=1&limit=1024",
                        "/streaming/channelsz?subs=1&offset=1024&limit=1024",
                        "/streaming/channelsz?subs=1&offset=2048&limit=1024")
                .doesNotContain("/streaming/channelsz?subs=1&offset=3072&limit=1024");
    }

    @Test
    void follower_isReplacedByItsLeader_inBatch() {
        StringBuilder out = new StringBuilder();
        int code = BatchTop.run(
                TopOptions.DEFAULT.withInterval(Duration.ofMillis(200)),
                new BatchOptions(5, Format.NDJSON, BatchOptions.view(StandardViews.ALL, "stan-clients")),
                Stream.of("n1", "n2", "n3", "nats1", "nats2", "nats3")
                        .map(name -> new ServerSource(
                                "http://" + name, () -> SampleCollector.of(SAMPLES + "cluster3/" + name)))
                        .toList(),
                PlaybackOptions.LIVE,
                out);
        assertThat(code).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("\"source\":\"http://n1\"")))
                .last()
                .asString()
                .contains("\"client gone\"", "\"server\":\"nats")
                .doesNotContain("follower");
    }

    @Test
    void view_isWrittenInBatch() {
        DashboardFixture fixture = new DashboardFixture(new Size(80, 24));
        fixture.server.streaming = withChannels(2);
        for (Format format : List.of(Format.TEXT, Format.CSV, Format.NDJSON)) {
            StringBuilder out = new StringBuilder();
            int code = BatchTop.run(
                    TopOptions.DEFAULT.withInterval(Duration.ofMillis(1)),
                    new BatchOptions(1, format, BatchOptions.view(StandardViews.ALL, "channels")),
                    List.of(new ServerSource("http://n1", () -> new FakeCollector(fixture.server))),
                    PlaybackOptions.LIVE,
                    out);
            assertThat(code).isZero();
            assertThat(out).as(format.name()).contains("channel.00000", "channel.00001");
        }
    }
}
