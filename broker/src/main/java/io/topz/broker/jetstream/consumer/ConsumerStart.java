package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.config.DeliverPolicy;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.SkipList;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.collectors.document.ConsumerConfig;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Determines the first message for a new consumer. */
final class ConsumerStart {

    private ConsumerStart() {}

    /** The initial state of a consumer. */
    static ConsumerState find(ConsumerConfig config, ConsumerSettings settings, MessageSource source) {
        ConsumerState state = new ConsumerState();
        long last = source.lastSequence();
        DeliverPolicy policy = settings.deliverPolicy();
        Long perSubject = source.config().maxMsgsPerSubject();
        if (policy == DeliverPolicy.LAST_PER_SUBJECT && (perSubject == null || perSubject != 1)) {
            List<Long> sequences = source.lastPerSubject(settings.filter());
            if (!sequences.isEmpty()) {
                state.started(sequences.get(0), new SkipList(sequences, last));
                return state;
            }
        }
        long wanted = switch (policy) {
            case ALL -> 0;
            case LAST -> settings.filter().isAll() ? last : source.last(settings.filter());
            case NEW -> last + 1;
            case BY_START_SEQUENCE -> startSequence(config, last);
            case BY_START_TIME -> source.firstSince(epochNanos(config.optStartTime()));
            case LAST_PER_SUBJECT -> perSubject != null && perSubject == 1 ? 0 : last;
        };
        state.started(Math.max(source.firstSequence(), Math.min(wanted, last + 1)), null);
        return state;
    }

    /** A start position for a consumer whose own was lost. It may repeat messages but skips none. */
    static long earliest(ConsumerConfig config, MessageSource source) {
        return switch (ConsumerSettings.of(config).deliverPolicy()) {
            case BY_START_SEQUENCE, BY_START_TIME ->
                find(config, ConsumerSettings.of(config), source).next();
            case ALL, LAST, NEW, LAST_PER_SUBJECT -> source.firstSequence();
        };
    }

    private static long startSequence(ConsumerConfig config, long last) {
        Long sequence = config.optStartSeq();
        return sequence == null || sequence < 0 ? last + 1 : sequence;
    }

    private static long epochNanos(@org.jspecify.annotations.Nullable Instant time) {
        return time == null ? 0 : TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
