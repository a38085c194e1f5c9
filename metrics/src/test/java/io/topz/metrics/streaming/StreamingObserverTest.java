package io.topz.metrics.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.topz.collectors.document.ChannelLimitsInfo;
import io.topz.collectors.document.ChannelszBuilder;
import io.topz.collectors.document.Clientsz;
import io.topz.collectors.document.ClientszBuilder;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.RouteInfoBuilder;
import io.topz.collectors.document.RoutezBuilder;
import io.topz.collectors.document.ServerzBuilder;
import io.topz.collectors.document.StorezBuilder;
import io.topz.collectors.document.StreamingChannelBuilder;
import io.topz.collectors.document.StreamingClientBuilder;
import io.topz.collectors.document.StreamingLimitsBuilder;
import io.topz.collectors.document.StreamingSubscription;
import io.topz.collectors.document.StreamingSubscriptionBuilder;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.rate.Window;
import io.topz.metrics.streaming.StreamingObserver.Picture;
import io.topz.recordings.SampleCollector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamingObserverTest {

    private static final Window WINDOW = new Window(Duration.ZERO, Duration.ofDays(1));
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final StreamingObserver observer = new StreamingObserver();
    private String serverId = "S1";
    private @Nullable String role;
    private Instant now = NOW;
    private Varz varz =
            VarzBuilder.builder().serverId("N1").totalConnections(9L).build();
    private @Nullable Connz connz;
    private @Nullable List<Clientsz> clients;
    private List<ServerDocuments> others = List.of();

    private static StreamingSubscriptionBuilder durable(long lastSent) {
        return StreamingSubscriptionBuilder.builder()
                .clientId("app")
                .inbox("_INBOX.app")
                .durableName("worker")
                .isDurable(true)
                .isOffline(false)
                .maxInflight(10L)
                .ackWait(30L)
                .lastSent(lastSent)
                .pendingCount(0L)
                .isStalled(false);
    }

    private static StreamingSubscription member(String client, long lastSent, long pending, boolean stalled) {
        return durable(lastSent)
                .clientId(client)
                .inbox("_INBOX." + client)
                .durableName(null)
                .queueName("pool:workers")
                .pendingCount(pending)
                .isStalled(stalled)
                .build();
    }

    private StreamingAnswer answer(long first, long last, StreamingSubscription... subscriptions) {
        return new StreamingAnswer(
                ServerzBuilder.builder()
                        .clusterId("C")
                        .serverId(serverId)
                        .role(role)
                        .now(now)
                        .inMsgs(last)
                        .build(),
                StorezBuilder.builder()
                        .limits(StreamingLimitsBuilder.builder()
                                .maxMsgs(1000L)
                                .maxBytes(0L)
                                .channels(Map.of(
                                        "a.>", new ChannelLimitsInfo(200L, 0L, 0L, 0L, 0L),
                                        "a.*", new ChannelLimitsInfo(100L, 0L, 0L, 0L, 0L),
                                        "b", new ChannelLimitsInfo(1L, 0L, 0L, 0L, 0L)))
                                .build())
                        .build(),
                List.of(ChannelszBuilder.builder()
                        .serverId(serverId)
                        .now(now)
                        .channels(List.of(StreamingChannelBuilder.builder()
                                .name("a.b")
                                .msgs(last - first + 1)
                                .bytes(10 * (last - first + 1))
                                .firstSeq(first)
                                .lastSeq(last)
                                .subscriptions(List.of(subscriptions))
                                .build()))
                        .build()),
                clients);
    }

    private Picture observe(StreamingAnswer answer) {
        return observer.observe(new ServerDocuments(varz, answer, connz, null), others, WINDOW);
    }

    private Picture observe(long first, long last, StreamingSubscription... subscriptions) {
        return observe(answer(first, last, subscriptions));
    }

    private SubscriberRow one(long first, long last, StreamingSubscription... subscriptions) {
        Picture picture = observe(first, last, subscriptions);
        assertThat(picture.subscribers()).hasSize(1);
        return picture.subscribers().get(0);
    }

    @Test
    void lag_isWhatWasNotSentYet() {
        SubscriberRow row = one(1, 50, durable(20).build());
        assertThat(row.lag()).isEqualTo(30);
        assertThat(row.dropped()).isZero();
        assertThat(row.verdict()).isEqualTo(StreamingVerdict.BEHIND);
    }

    @Test
    void lag_isAtMostWhatTheChannelHolds_andTheRestIsDropped() {
        SubscriberRow row = one(41, 50, durable(20).build());
        assertThat(row.lag()).isEqualTo(10);
        assertThat(row.dropped()).isEqualTo(20);
        SubscriberRow empty = one(51, 50, durable(20).build());
        assertThat(empty.lag()).isZero();
        assertThat(empty.dropped()).isEqualTo(30);
        assertThat(one(0, 0, durable(0).build()).lag()).isZero();
    }

    @Test
    void subscriberAheadOfItsChannel_hasNoLag_andIsMarked() {
        SubscriberRow row = one(1, 5, durable(20).build());
        assertThat(row.lag()).isZero();
        assertThat(row.isAhead()).isTrue();
        assertThat(row.verdict()).isEqualTo(StreamingVerdict.OK);
    }

    @Test
    void sequences_haveNoSign() {
        SubscriberRow row = one(1, Long.MIN_VALUE + 9, durable(Long.MAX_VALUE).build());
        assertThat(row.lag()).isEqualTo(10);
        assertThat(row.isAhead()).isFalse();
    }

    @Test
    void absentNumbers_areUnknown() {
        SubscriberRow row = one(
                1,
                50,
                StreamingSubscriptionBuilder.builder().inbox("_INBOX.old").build());
        assertThat(row.lag()).isNull();
        assertThat(row.pending()).isNull();
        assertThat(row.isOffline()).isNull();
        assertThat(row.isStalled()).isNull();
        assertThat(row.drained()).isEqualTo(Forecast.UNKNOWN);
        assertThat(row.key().kind()).isEqualTo(SubscriberKind.PLAIN);
        assertThat(row.clients()).isEmpty();
    }

    @Test
    void group_isOneSubscriber_asFarAsItsFurthestMember() {
        SubscriberRow row = one(1, 50, member("a", 45, 3, true), member("b", 40, 2, false));
        assertThat(row.key().kind()).isEqualTo(SubscriberKind.DURABLE_QUEUE);
        assertThat(row.lastSent()).isEqualTo(45);
        assertThat(row.lag()).isEqualTo(5);
        assertThat(row.pending()).isEqualTo(5);
        assertThat(row.maxInflight()).isEqualTo(20);
        assertThat(row.clients()).containsExactly("a", "b");
        assertThat(row.isStalled()).isFalse();
        assertThat(row.split()).hasSize(2).allMatch(SubscriberRow::isMember).allMatch(member -> member.lag() == null);
        assertThat(one(1, 50, member("a", 45, 3, true), member("b", 40, 2, true))
                        .verdict())
                .isEqualTo(StreamingVerdict.STALLED);
    }

    @Test
    void rates_areThoseOfTheServersClock() {
        observe(1, 100, durable(50).build());
        now = NOW.plusSeconds(10);
        Picture picture = observe(1, 300, durable(150).build());
        assertThat(picture.channels().get(0).activity().now()).isEqualTo(20);
        SubscriberRow row = picture.subscribers().get(0);
        assertThat(row.rates().sent()).isEqualTo(10);
        assertThat(row.rates().lag()).isEqualTo(10);
        assertThat(row.drained()).isEqualTo(Forecast.NEVER);
        assertThat(Objects.requireNonNull(picture.server()).rates().inMsgs()).isEqualTo(20);
    }

    @Test
    void restart_endsTheRates() {
        observe(1, 100, durable(50).build());
        serverId = "S2";
        now = NOW.plusSeconds(10);
        Picture picture = observe(1, 300, durable(150).build());
        assertThat(picture.channels().get(0).activity().now()).isNull();
        assertThat(picture.subscribers().get(0).rates()).isEqualTo(SubscriberRates.UNKNOWN);
        assertThat(Objects.requireNonNull(picture.server()).rates().inMsgs()).isNull();
    }

    @Test
    void unacknowledgedMessages_areRedelivered_afterTheAckWait() {
        StreamingSubscription waiting = durable(50).pendingCount(3L).build();
        assertThat(one(1, 50, waiting).verdict()).isEqualTo(StreamingVerdict.OK);
        now = NOW.plusSeconds(30);
        assertThat(one(1, 50, waiting).verdict()).isEqualTo(StreamingVerdict.OK);
        now = NOW.plusSeconds(31);
        assertThat(one(1, 50, waiting).verdict()).isEqualTo(StreamingVerdict.REDELIVERING);
        now = NOW.plusSeconds(32);
        assertThat(one(1, 50, durable(50).pendingCount(2L).build()).verdict()).isEqualTo(StreamingVerdict.OK);
    }

    @Test
    void channel_hasTheWorstVerdictAndTheLargestLag() {
        ChannelRow row = observe(
                        1,
                        50,
                        durable(50).build(),
                        durable(10).durableName("night").isOffline(true).build())
                .channels()
                .get(0);
        assertThat(row.verdict()).isEqualTo(StreamingVerdict.OFFLINE);
        assertThat(row.lag()).isEqualTo(40);
        assertThat(row.count(SubscriberRow::isOffline)).isEqualTo(1);
        assertThat(row.subscriptions()).isEqualTo(2);
    }

    /** Old servers lack fields. */
    @Test
    void absentNumbers_areUnknown_ratherThanZero() {
        clients("app");
        StreamingSubscription old = StreamingSubscriptionBuilder.builder()
                .clientId("app")
                .inbox("_INBOX.app")
                .build();
        Picture picture = observe(1, 50, old);
        ChannelRow channel = picture.channels().get(0);
        assertThat(channel.pending()).isNull();
        assertThat(channel.lag()).isNull();
        assertThat(channel.count(SubscriberRow::isStalled)).isNull();
        assertThat(channel.count(SubscriberRow::isOffline)).isNull();
        assertThat(picture.clients().get(0).pending()).isNull();
        assertThat(picture.clients().get(0).stalled()).isNull();
        assertThat(observe(1, 50).channels().get(0).pending()).isZero();
    }

    @Test
    void limit_isThatOfTheNarrowestPattern() {
        assertThat(observe(1, 50).channels().get(0).full()).isEqualTo(0.5);
    }

    @Test
    void follower_isReplacedByItsLeader() {
        role = "Follower";
        StreamingAnswer follower = answer(1, 40, durable(40).build());
        assertThat(observe(follower).subscribers().get(0).verdict()).isEqualTo(StreamingVerdict.FOLLOWER);
        role = "Leader";
        StreamingAnswer leader = answer(1, 50, durable(40).build());
        assertThat(follower.orOfLeader(List.of(leader))).isSameAs(leader);
        assertThat(follower.orOfLeader(List.of(follower))).isSameAs(follower);
        assertThat(leader.orOfLeader(List.of())).isSameAs(leader);
    }

    @Test
    void standby_isReplacedByTheOnlyActiveServer() {
        StreamingAnswer standby = new StreamingAnswer(
                ServerzBuilder.builder().clusterId("").state("FT_STANDBY").build(), null, List.of(), null);
        StreamingAnswer active = new StreamingAnswer(
                ServerzBuilder.builder().clusterId("C").state("FT_ACTIVE").build(), null, List.of(), null);
        assertThat(standby.isOfLeader()).isFalse();
        assertThat(standby.orOfLeader(List.of(active))).isSameAs(active);
        assertThat(standby.orOfLeader(List.of(active, active))).isSameAs(standby);
        assertThat(standby.orOfLeader(List.of(answer(1, 2)))).isSameAs(standby);
    }

    /** A client whose heartbeats are received by the connections that subscribe to {@code hb.ID}. */
    private void clients(String... ids) {
        clients = List.of(ClientszBuilder.builder()
                .total((long) ids.length)
                .clients(Stream.of(ids)
                        .map(id -> StreamingClientBuilder.builder()
                                .id(id)
                                .hbInbox("hb." + id)
                                .build())
                        .toList())
                .build());
    }

    private static Connz connections(String... ids) {
        return ConnzBuilder.builder()
                .total((long) ids.length)
                .connections(Stream.of(ids)
                        .map(id -> ConnInfoBuilder.builder()
                                .cid(7L)
                                .name("the " + id)
                                .subscriptions(1L)
                                .subscriptionsList(List.of("hb." + id))
                                .build())
                        .toList())
                .build();
    }

    @Test
    void client_hasTheConnectionThatReceivesItsHeartbeats() {
        clients("app", "idle");
        connz = connections("app", "idle");
        Picture picture =
                observe(1, 50, durable(20).pendingCount(3L).isStalled(true).build());
        assertThat(picture.clients()).hasSize(2);
        StreamingClientRow app = picture.clients().get(0);
        assertThat(Objects.requireNonNull(app.connection()).conn().name()).isEqualTo("the app");
        assertThat(app.isGone()).isFalse();
        assertThat(app.verdict()).isEqualTo(StreamingVerdict.STALLED);
        assertThat(app.lag()).isEqualTo(30);
        assertThat(app.pending()).isEqualTo(3);
        assertThat(app.stalled()).isEqualTo(1);
        assertThat(picture.clients().get(1).subscriptionCount()).isZero();
        assertThat(picture.clients().get(1).verdict()).isEqualTo(StreamingVerdict.OK);
    }

    @Test
    void clientWithoutConnection_isGone() {
        clients("app");
        connz = connections("other");
        Picture picture = observe(1, 50, durable(50).build());
        assertThat(picture.clients().get(0).verdict()).isEqualTo(StreamingVerdict.GONE);
        assertThat(picture.subscribers().get(0).verdict()).isEqualTo(StreamingVerdict.GONE);
        clients();
        assertThat(one(1, 50, durable(50).build()).verdict()).isEqualTo(StreamingVerdict.GONE);
        assertThat(one(1, 50, durable(50).isOffline(true).build()).verdict()).isEqualTo(StreamingVerdict.OFFLINE);
    }

    @Test
    void clientWithoutConnection_isUnknown_whileNotAllConnectionsAreKnown() {
        clients("app");
        assertThat(one(1, 50, durable(50).build()).isGone()).isNull();
        connz = ConnzBuilder.builder(connections("other")).total(2L).build();
        assertThat(one(1, 50, durable(50).build()).isGone()).isNull();
        connz = connections("other");
        varz = VarzBuilder.builder(varz).leafnodes(1L).build();
        assertThat(one(1, 50, durable(50).build()).isGone()).isNull();
        varz = VarzBuilder.builder(varz).leafnodes(0L).routes(4L).build();
        assertThat(one(1, 50, durable(50).build()).isGone()).isNull();
        others = List.of(nats("N2", "N1", "app"));
        assertThat(one(1, 50, durable(50).build()).isGone()).isFalse();
    }

    /** Another NATS server, which has a route to a peer. */
    private static ServerDocuments nats(String id, String peer, String... clients) {
        return new ServerDocuments(
                VarzBuilder.builder()
                        .serverId(id)
                        .totalConnections(1L)
                        .routes(1L)
                        .build(),
                null,
                connections(clients),
                RoutezBuilder.builder()
                        .routes(List.of(
                                RouteInfoBuilder.builder().remoteId(peer).build()))
                        .build());
    }

    @Test
    void portWithoutNatsServer_hasTheConnectionsOfTheOthers() {
        varz = VarzBuilder.builder(varz).connections(0L).totalConnections(0L).build();
        connz = ConnzBuilder.builder().total(0L).connections(List.of()).build();
        clients("app");
        others = List.of(nats("N2", "N3", "other"));
        assertThat(one(1, 50, durable(50).build()).isGone())
                .as("N3 was not polled")
                .isNull();
        others = List.of(nats("N2", "N3", "other"), nats("N3", "N2"));
        observe(1, 50, durable(50).build());
        assertThat(one(1, 50, durable(50).build()).isGone()).isTrue();
        others = List.of(nats("N2", "N3", "other"), nats("N3", "N2", "app"));
        assertThat(Objects.requireNonNull(observe(1, 50).clients().get(0).connection())
                        .isOfWatched())
                .isFalse();
    }

    @Test
    void portWithConnectionsOfTheServerItself_hasANatsServer() {
        varz = VarzBuilder.builder(varz).connections(0L).totalConnections(0L).build();
        assertThat(ServerDocuments.of(varz, answer(1, 2)).isWithoutNats()).isTrue();
        assertThat(ServerDocuments.of(varz, null).isWithoutNats()).isFalse();
        varz = VarzBuilder.builder(varz).connections(4L).build();
        assertThat(ServerDocuments.of(varz, answer(1, 2)).isWithoutNats()).isFalse();
    }

    /** A client that connects between two requests is in one answer and not in the other. */
    @Test
    void clientThatIsNew_isNotGone_beforeASecondSample() {
        clients("app");
        connz = connections("app");
        StreamingSubscription other =
                durable(50).clientId("new").durableName("n").build();
        assertThat(observe(1, 50).subscribers()).isEmpty();
        assertThat(one(1, 50, other).isGone()).isFalse();
        assertThat(one(1, 50, other).isGone()).isTrue();
    }

    @Test
    void group_isGone_whenAllItsConnectedMembersAre() {
        clients("a", "b");
        connz = connections("a");
        SubscriberRow row = one(1, 50, member("a", 50, 0, false), member("b", 49, 1, false));
        assertThat(row.isGone()).isFalse();
        assertThat(row.split().get(1).isGone()).isTrue();
        connz = connections("other");
        assertThat(one(1, 50, member("a", 50, 0, false), member("b", 49, 1, false))
                        .verdict())
                .isEqualTo(StreamingVerdict.OK);
        assertThat(one(1, 50, member("a", 50, 0, false), member("b", 49, 1, false))
                        .verdict())
                .isEqualTo(StreamingVerdict.GONE);
    }

    @Test
    void clientOfAnOldServer_hasItsSubscriptionsCounted() {
        clients("app");
        Picture picture = observe(1, 50, durable(50).build());
        assertThat(picture.clients().get(0).subscriptionCount()).isEqualTo(1);
        assertThat(picture.clients().get(0).isGone()).isNull();
    }

    @Test
    void recordedServer_hasChannelsAndSubscribers() {
        StreamingAnswer recorded =
                Objects.requireNonNull(new StreamingQueries(SampleCollector.of("nats-streaming-server/0.25.6/embedded"))
                        .ask()
                        .toCompletableFuture()
                        .join());
        Picture picture = observe(recorded);
        assertThat(picture.channels())
                .extracting(ChannelRow::name, ChannelRow::verdict)
                .containsExactly(
                        tuple("device.3F45.events", StreamingVerdict.OFFLINE),
                        tuple("devices.releases", StreamingVerdict.OK),
                        tuple("orders.created", StreamingVerdict.STALLED));
        assertThat(picture.subscribers()).hasSize(5);
    }

    @Test
    void serverWithoutStreaming_isNone() {
        assertThat(new StreamingQueries(SampleCollector.of("nats-server/2.10.27/single"))
                        .ask()
                        .toCompletableFuture()
                        .join())
                .isNull();
    }
}
