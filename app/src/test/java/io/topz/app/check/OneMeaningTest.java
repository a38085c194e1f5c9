package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.app.check.Answers.Listings;
import io.topz.app.check.Observation.SamplePair;
import io.topz.app.check.Threshold.Limit;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ClusterInfoBuilder;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.PeerInfoBuilder;
import io.topz.collectors.document.SequenceInfoBuilder;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.collectors.document.VarzBuilder;
import io.topz.metrics.Reading;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.jetstream.StreamVerdict;
import io.topz.metrics.jetstream.Verdict;
import io.topz.metrics.text.Amount;
import io.topz.metrics.text.Unit;
import io.topz.top.table.Look;
import io.topz.top.table.RowFilter;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests values that are easily interpreted in two ways: each must be the right one in a column of the dashboard and in a check. */
class OneMeaningTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant NOW = START.plusSeconds(3600);
    private static final String SERVER = "n1";

    private @Nullable Answers before;
    private @Nullable Answers now;

    private static StreamDetailBuilder stream() {
        return StreamDetailBuilder.builder().name("ORDERS").created(START);
    }

    private static StreamState state(long messages, long last) {
        return StreamStateBuilder.builder()
                .messages(messages)
                .bytes(messages * 10)
                .firstSeq(last - messages + 1)
                .lastSeq(last)
                .build();
    }

    private static Answers answers(@Nullable String server, Instant at, StreamDetail stream) {
        VarzBuilder varz = VarzBuilder.builder().serverId("NA").start(START).now(at);
        return new Answers(
                server == null ? varz.build() : varz.serverName(server).build(),
                JszBuilder.builder()
                        .now(at)
                        .accountDetails(List.of(AccountDetailBuilder.builder()
                                .name("APP")
                                .streamDetail(List.of(stream))
                                .build()))
                        .build(),
                null,
                null,
                null,
                Listings.NONE,
                null);
    }

    private void seen(StreamDetailBuilder stream) {
        now = answers(SERVER, NOW, stream.build());
    }

    private void seenBefore(StreamDetailBuilder stream) {
        before = answers(SERVER, NOW.minusSeconds(10), stream.build());
    }

    private Picture dashboard() {
        Observer observer = new Observer();
        if (before != null) {
            observer.observe(answer(before), List.of());
        }
        return observer.observe(answer(Objects.requireNonNull(now)), List.of());
    }

    private static Answer answer(Answers answers) {
        return new Answer(answers.varz(), Objects.requireNonNull(answers.jsz()), Reading.WINDOW);
    }

    private StreamRow row() {
        return dashboard().streams().get(0);
    }

    private List<Figure> checked(String name, String subject) {
        return Vocabulary.ALL
                .word(name, subject)
                .orElseThrow()
                .figures(subject, Observation.of(1, new SamplePair(before, Objects.requireNonNull(now)), List.of()));
    }

    private @Nullable Double check(String name, String subject) {
        List<Figure> figures = checked(name, subject);
        assertThat(figures).as("figures of " + name).hasSize(1);
        return figures.get(0).value();
    }

    /** The value of a stream's metric, which must be the same in both places. */
    private @Nullable Double ofStream(String name) {
        Double shown = TableSpec.STREAMS.column(name).orElseThrow().value().apply(row(), Look.DEFAULT);
        assertThat(check(name, "ORDERS")).as("check of " + name).isEqualTo(shown);
        return shown;
    }

    private @Nullable Double ofConsumer(String name) {
        ConsumerRow row = dashboard().consumers().get(0);
        Double shown = TableSpec.CONSUMERS.column(name).orElseThrow().value().apply(row, Look.DEFAULT);
        assertThat(check(name, "ORDERS/worker")).as("check of " + name).isEqualTo(shown);
        return shown;
    }

    @Test
    void steadyCounter_hasARate() {
        seenBefore(stream().state(state(100, 1000)));
        seen(stream().state(state(150, 1100)));
        assertThat(ofStream("in_rate")).isEqualTo(10);
        assertThat(ofStream("messages_rate")).isEqualTo(5);
        assertThat(check("last_seq_delta", "ORDERS")).isEqualTo(100);
    }

    @Test
    void counterThatWentBack_hasNoRate() {
        seenBefore(stream().state(state(100, 1000)));
        seen(stream().state(state(100, 900)));
        assertThat(ofStream("in_rate")).isNull();
        assertThat(check("last_seq_rate", "ORDERS")).isNull();
        assertThat(check("last_seq_delta", "ORDERS")).isNull();
        // a gauge may decrease
        assertThat(check("messages_delta", "ORDERS")).isZero();
    }

    @Test
    void streamThatWasMadeAgain_hasNoGrowth() {
        seenBefore(stream().state(state(100, 1000)));
        seen(stream().state(state(2000, 2000)).created(NOW.minusSeconds(5)));
        assertThat(ofStream("in_rate")).isNull();
        assertThat(ofStream("messages_rate")).isNull();
        assertThat(check("messages_delta", "ORDERS")).isNull();
        assertThat(ofStream("messages")).isEqualTo(2000);
    }

    private static ClusterInfo group(@Nullable String leader, PeerInfo... replicas) {
        ClusterInfoBuilder group = ClusterInfoBuilder.builder().name("C").replicas(List.of(replicas));
        return leader == null ? group.build() : group.leader(leader).build();
    }

    @Test
    void replicaThatIsNotSaidToBeCurrent_isNotCurrent() {
        PeerInfo silent = PeerInfoBuilder.builder().name("n2").build();
        PeerInfo current = PeerInfoBuilder.builder().name("n3").current(true).build();
        seen(stream().state(state(1, 1)).cluster(group(SERVER, silent, current)));
        assertThat(ofStream("replicas_not_current")).isEqualTo(1);
        assertThat(StreamVerdict.of(row())).isEqualTo(StreamVerdict.REPLICA);
    }

    @Test
    void groupWithoutReplicaList_isOneServer() {
        ClusterInfo alone =
                ClusterInfoBuilder.builder().name("C").leader(SERVER).build();
        seen(stream().state(state(7, 7)).cluster(alone));
        assertThat(ofStream("replicas")).isEqualTo(1);
        assertThat(ofStream("replica_lag")).isNull();
        assertThat(ofStream("messages")).isEqualTo(7);
    }

    @Test
    void streamWithoutLeader_isReported_butItsNumbersAreNot() {
        seen(stream().state(state(7, 7)).cluster(group(null)));
        assertThat(StreamVerdict.of(row())).isEqualTo(StreamVerdict.NO_LEADER);
        assertThat(check("leader", "ORDERS")).isZero();
        assertThat(checked("messages", "ORDERS")).isEmpty();
    }

    @Test
    void serverWithoutName_isTakenAtItsWord() {
        now = answers(
                null, NOW, stream().state(state(7, 7)).cluster(group("n2")).build());
        assertThat(row().origin().isLeader()).isTrue();
        assertThat(ofStream("messages")).isEqualTo(7);
        assertThat(check("leader", "ORDERS")).isEqualTo(1);
    }

    @Test
    void followersNumbers_areNotChecked() {
        seen(stream().state(state(7, 7)).cluster(group("n2")));
        assertThat(row().origin().isLeader()).isFalse();
        assertThat(checked("messages", "ORDERS")).isEmpty();
        assertThat(check("leader", "ORDERS")).isEqualTo(1);
    }

    @Test
    void streamLimitedByAgeAlone_isAsFullAsItsFirstMessageIsOld() {
        StreamState old = StreamStateBuilder.builder(state(5, 5))
                .firstTs(NOW.minus(Duration.ofMinutes(97)))
                .build();
        long maxAge = Duration.ofMinutes(100).toNanos();
        seen(stream()
                .state(old)
                .config(StreamConfigBuilder.builder().maxAge(maxAge).build()));
        assertThat(ofStream("full_percent")).isEqualTo(97);
        assertThat(ofStream("full")).isEqualTo(97);
        // the stream drops old messages and rejects none
        assertThat(ofStream("rejecting_percent")).isNull();
    }

    @Test
    void counters_haveNoSign() {
        seen(stream()
                .state(StreamStateBuilder.builder()
                        .messages(-1L)
                        .bytes(Long.MIN_VALUE)
                        .build()));
        assertThat(ofStream("messages")).isEqualTo(0x1p64);
        assertThat(ofStream("bytes")).isEqualTo(0x1p63);
    }

    private StreamDetailBuilder withConsumer(UnaryOperator<ConsumerInfoBuilder> consumer) {
        return stream()
                .state(state(50, 50))
                .consumerDetail(List.of(consumer.apply(
                                ConsumerInfoBuilder.builder().name("worker").created(START))
                        .build()));
    }

    @Test
    void quietConsumer_isStuckAfterTenSeconds_andStalledForAsLongAsItIsQuiet() {
        seen(withConsumer(consumer -> consumer.numPending(3L)
                .numWaiting(1L)
                .delivered(SequenceInfoBuilder.builder()
                        .consumerSeq(47L)
                        .streamSeq(47L)
                        .lastActive(NOW.minusSeconds(12))
                        .build())));
        assertThat(dashboard().consumers().get(0).verdict()).isIn(Verdict.STUCK, Verdict.NOBODY_PULLING);
        assertThat(ofConsumer("stalled_seconds")).isEqualTo(12);
        assertThat(ofConsumer("lag")).isEqualTo(3);
    }

    @Test
    void consumerWithNothingToDo_isNeitherStuckNorStalled() {
        seen(withConsumer(consumer -> consumer.numPending(0L)
                .delivered(SequenceInfoBuilder.builder()
                        .consumerSeq(50L)
                        .streamSeq(50L)
                        .lastActive(NOW.minusSeconds(1200))
                        .build())));
        assertThat(dashboard().consumers().get(0).verdict()).isEqualTo(Verdict.OK);
        assertThat(ofConsumer("stalled_seconds")).isZero();
    }

    @Test
    void delivered_isTheCounter_andDeliveredRateItsGrowth() {
        seenBefore(withConsumer(consumer -> consumer.delivered(
                SequenceInfoBuilder.builder().consumerSeq(40L).build())));
        seen(withConsumer(consumer -> consumer.delivered(
                SequenceInfoBuilder.builder().consumerSeq(60L).build())));
        assertThat(ofConsumer("delivered")).isEqualTo(60);
        assertThat(ofConsumer("deliveries")).isEqualTo(60);
        assertThat(ofConsumer("delivered_rate")).isEqualTo(2);
    }

    private static double limit(String condition) {
        return ((Limit) ConditionParser.parse(condition).threshold()).limit();
    }

    private boolean passes(String filter) {
        Table<StreamRow> table = Table.empty(TableSpec.STREAMS, Look.DEFAULT).showing(List.of(row()), 1L);
        assertThat(RowFilter.of(TableSpec.STREAMS, filter).problems()).isEmpty();
        return !table.filteredBy(filter).rows().isEmpty();
    }

    @Test
    void sizes_areTheSameInFlagsFiltersAndConditions() {
        long size = 512L << 20;
        seen(stream()
                .state(StreamStateBuilder.builder()
                        .messages(512_000_000L)
                        .bytes(size)
                        .build()));
        assertThat(Amount.size("512M")).isEqualTo(size);
        assertThat(limit("mem>=512M")).isEqualTo((double) size);
        assertThat(passes("bytes=512M")).isTrue();
        assertThat(passes("bytes>512M")).isFalse();
        assertThat(Amount.parse("512M", Unit.COUNT)).isEqualTo(512e6);
        assertThat(limit("messages>=512M")).isEqualTo(512e6);
        assertThat(passes("messages=512M")).isTrue();
        assertThat(limit("messages>=512Mi")).isEqualTo((double) size);
        assertThat(passes("messages<512Mi")).isTrue();
    }
}
