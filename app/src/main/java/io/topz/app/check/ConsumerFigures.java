package io.topz.app.check;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.metrics.jetstream.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Figures of a consumer at one moment. Null is not known; for a limit, unlimited. */
final class ConsumerFigures {

    private static final Map<String, BiFunction<ConsumerInfo, @Nullable Instant, @Nullable Double>> FIGURES =
            Map.ofEntries(
                    Map.entry("lag", (info, now) -> Numbers.unsigned(info.numPending())),
                    Map.entry("ack_pending", (info, now) -> Numbers.unsigned(info.numAckPending())),
                    Map.entry("ack_pending_percent", (info, now) -> ackPercent(info)),
                    Map.entry("redelivered", (info, now) -> Numbers.unsigned(info.numRedelivered())),
                    Map.entry(
                            "redelivering",
                            (info, now) -> info.numRedelivered() == null ? null : Verdict.redelivering(info)),
                    Map.entry("waiting", (info, now) -> Numbers.unsigned(info.numWaiting())),
                    Map.entry("delivered", (info, now) -> sequence(info.delivered())),
                    Map.entry("last_delivery", (info, now) -> ago(info.delivered(), now)),
                    Map.entry("last_ack", (info, now) -> ago(info.ackFloor(), now)),
                    Map.entry("stalled_seconds", ConsumerFigures::stalled));

    static final Set<String> NAMES = FIGURES.keySet();

    private ConsumerFigures() {}

    static @Nullable Double of(String name, ConsumerInfo consumer, @Nullable Instant now) {
        BiFunction<ConsumerInfo, @Nullable Instant, @Nullable Double> figure = FIGURES.get(name);
        return figure == null ? null : figure.apply(consumer, now);
    }

    private static @Nullable Double ackPercent(ConsumerInfo info) {
        ConsumerConfig config = info.config();
        return config == null ? null : Numbers.percent(info.numAckPending(), config.maxAckPending());
    }

    private static @Nullable Double sequence(@Nullable SequenceInfo sequence) {
        return sequence == null ? null : Numbers.unsigned(sequence.consumerSeq());
    }

    private static @Nullable Double ago(@Nullable SequenceInfo sequence, @Nullable Instant now) {
        return sequence == null ? null : Numbers.seconds(sequence.lastActive(), now);
    }

    /** Since when messages wait and none was delivered: 0 when none waits, or when it is paused. */
    private static @Nullable Double stalled(ConsumerInfo info, @Nullable Instant now) {
        Double lag = Numbers.unsigned(info.numPending());
        if (lag == null) {
            return null;
        }
        if (lag == 0 || Boolean.TRUE.equals(info.paused())) {
            return 0.0;
        }
        Double delivered = ago(info.delivered(), now);
        return delivered == null ? Numbers.seconds(info.created(), now) : delivered;
    }
}
