package io.topz.metrics.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.topz.collectors.document.ChannelLimitsInfo;
import io.topz.collectors.document.ChannelszBuilder;
import io.topz.collectors.document.ServerzBuilder;
import io.topz.collectors.document.StorezBuilder;
import io.topz.collectors.document.StreamingChannelBuilder;
import io.topz.collectors.document.StreamingLimitsBuilder;
import io.topz.collectors.document.StreamingSubscription;
import io.topz.collectors.document.StreamingSubscriptionBuilder;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.rate.Window;
import io.topz.metrics.streaming.StreamingObserver.Picture;
import io.topz.recordings.SampleCollector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamingObserverTest {

    private static final Window WINDOW = new Window(Duration.ZERO, Duration.ofDays(1));
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final StreamingObserver observer = new StreamingObserver();
    private String serverId = "S1";
    private @Nullable String role;
    private Instant now = NOW;

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
                        .build()));
    }

    private Picture observe(long first, long last, StreamingSubscription... subscriptions) {
        return observer.observe(answer(first, last, subscriptions), WINDOW);
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

    @Test
    void limit_isThatOfTheNarrowestPattern() {
        assertThat(observe(1, 50).channels().get(0).full()).isEqualTo(0.5);
    }

    @Test
    void follower_isReplacedByItsLeader() {
        role = "Follower";
        StreamingAnswer follower = answer(1, 40, durable(40).build());
        assertThat(observer.observe(follower, WINDOW).subscribers().get(0).verdict())
                .isEqualTo(StreamingVerdict.FOLLOWER);
        role = "Leader";
        StreamingAnswer leader = answer(1, 50, durable(40).build());
        assertThat(follower.orOfLeader(List.of(leader))).isSameAs(leader);
        assertThat(follower.orOfLeader(List.of(follower))).isSameAs(follower);
        assertThat(leader.orOfLeader(List.of())).isSameAs(leader);
    }

    @Test
    void recordedServer_hasChannelsAndSubscribers() {
        StreamingAnswer recorded =
                Objects.requireNonNull(new StreamingQueries(SampleCollector.of("nats-streaming-server/0.25.6/embedded"))
                        .ask()
                        .toCompletableFuture()
                        .join());
        Picture picture = observer.observe(recorded, WINDOW);
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
