package io.topz.metrics.jetstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.metrics.rate.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the fill level of streams and of the forecast of when they are full. */
class StreamLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static StreamLimit only(List<StreamLimit> limits) {
        assertThat(limits).hasSize(1);
        return limits.get(0);
    }

    private static StreamState holding(long messages, long bytes) {
        return StreamStateBuilder.builder()
                .messages(messages)
                .bytes(bytes)
                .firstTs(NOW.minusSeconds(60))
                .build();
    }

    private static List<StreamLimit> limits(StreamConfig config, StreamState state, @Nullable Double rate) {
        return StreamLimit.of(config, state, NOW, new StreamRates(rate, rate, rate));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # messages, per second, forecast, seconds
                  600,         10,       IN,      40
                  600,        0.3,       IN,    1334
                  600,          0,    NEVER,       0
                  600,         -5,    NEVER,       0
                  600,           ,  UNKNOWN,       0
                  600,       1e-9,    NEVER,       0
                 1000,         10,      NOW,       0
                 1000,           ,      NOW,       0
                 1200,         -5,      NOW,       0
            """)
    void messages_fillAtTheRateThatWasMeasured(long messages, @Nullable Double rate, Forecast.Kind kind, long seconds) {
        StreamConfig config =
                StreamConfigBuilder.builder().maxMsgs(1000L).discard("new").build();
        StreamLimit limit = only(limits(config, holding(messages, 1), rate));
        assertThat(limit.kind()).isEqualTo(StreamLimit.Kind.MSGS);
        assertThat(limit.share()).isEqualTo(messages / 1000.0);
        assertThat(limit.full().kind()).isEqualTo(kind);
        // Rounded up to the next second, as in the table.
        assertThat(limit.full().in().plusMillis(999).toSeconds()).isEqualTo(seconds);
        assertThat(limit.isRejecting()).isEqualTo(kind == Forecast.Kind.NOW);
    }

    @Test
    void bytes_areFullWhenTheNextMessageDoesNotFit() {
        StreamConfig config = StreamConfigBuilder.builder().maxBytes(1000L).build();
        assertThat(only(limits(config, holding(10, 500), 30.0)).full())
                .isEqualTo(Forecast.in(Duration.ofMillis(13_334)));
        assertThat(only(limits(config, holding(19, 950), 0.0)).full()).isEqualTo(Forecast.NOW);
    }

    @Test
    void age_needsNoRate() {
        StreamConfig config = StreamConfigBuilder.builder()
                .maxAge(Duration.ofMinutes(4).toNanos())
                .discard("new")
                .build();
        StreamLimit limit = only(limits(config, holding(5, 50), null));
        assertThat(limit.share()).isEqualTo(0.25);
        assertThat(limit.full()).isEqualTo(Forecast.in(Duration.ofMinutes(3)));
        assertThat(limit.rejects()).isFalse();
        assertThat(only(limits(config, holding(0, 0), null)).full()).isEqualTo(Forecast.NEVER);
    }

    @Test
    void limitThatIsNotSet_isNone() {
        StreamConfig config = StreamConfigBuilder.builder()
                .maxMsgs(-1L)
                .maxBytes(-1L)
                .maxAge(0L)
                .build();
        assertThat(limits(config, holding(1, 1), 1.0)).isEmpty();
        assertThat(StreamLimit.of(null, holding(1, 1), NOW, StreamRates.UNKNOWN))
                .isEmpty();
    }

    @Test
    void whatIsUsed_mayBeUnknown() {
        StreamConfig config =
                StreamConfigBuilder.builder().maxMsgs(10L).maxAge(10L).build();
        List<StreamLimit> limits =
                StreamLimit.of(config, StreamStateBuilder.builder().build(), NOW, StreamRates.UNKNOWN);
        assertThat(limits).allSatisfy(limit -> {
            assertThat(limit.share()).isNull();
            assertThat(limit.full()).isEqualTo(Forecast.UNKNOWN);
        });
        assertThat(StreamLimit.worst(limits)).isPresent();
    }

    /** A budget shared by all streams is used up for each of them, whatever its fill level at its own limit. */
    @ParameterizedTest
    @CsvSource({"10, 10, NOW", "9, 10, IN", "11, 10, NOW"})
    void budget_isALimitOfEveryStream(long used, long max, Forecast.Kind kind) {
        Budget server = new Budget(StreamLimit.Kind.SERVER, used << 20, max << 20);
        assertThat(StreamLimit.of(server, holding(5, 50), 1000.0)).hasValueSatisfying(limit -> {
            assertThat(limit.kind()).isEqualTo(StreamLimit.Kind.SERVER);
            assertThat(limit.full().kind()).isEqualTo(kind);
            assertThat(limit.isRejecting()).isEqualTo(kind == Forecast.Kind.NOW);
            assertThat(limit.share()).isEqualTo(1.0 * used / max);
            assertThat(limit.isOwn()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE})
    void budgetWithoutLimit_isNone(long max) {
        assertThat(StreamLimit.of(new Budget(StreamLimit.Kind.ACCOUNT, 5L, max), holding(5, 50), 1.0))
                .isEmpty();
    }

    @Test
    void accountThatIsFull_refusesAlsoForStreamsThatDropOldMessages() {
        StreamLimit own =
                only(limits(StreamConfigBuilder.builder().maxMsgs(1000L).build(), holding(990, 9900), 1.0));
        StreamLimit account = StreamLimit.of(
                        new Budget(StreamLimit.Kind.ACCOUNT, 64L << 20, 64L << 20), holding(990, 9900), null)
                .orElseThrow();
        assertThat(StreamLimit.worst(List.of(own, account))).contains(account);
    }

    @ParameterizedTest
    @CsvSource({"old, 85, MSGS, 20", "old, 85, AGE, 95", "new, 85, MSGS, 95", "new, 75, AGE, 95", "old, 96, MSGS, 95"})
    void limitThatRejects_isWorstOnceItIsNear(String discard, long messages, StreamLimit.Kind worst, long age) {
        StreamConfig config = StreamConfigBuilder.builder()
                .maxMsgs(100L)
                .maxAge(Duration.ofSeconds(100).toNanos())
                .discard(discard)
                .build();
        StreamState state = StreamStateBuilder.builder()
                .messages(messages)
                .firstTs(NOW.minusSeconds(age))
                .build();
        assertThat(StreamLimit.worst(limits(config, state, 1.0)).map(StreamLimit::kind))
                .contains(worst);
    }
}
