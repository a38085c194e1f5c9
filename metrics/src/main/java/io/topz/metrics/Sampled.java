package io.topz.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity in one or two samples.
 *
 * @param now the entity in the last sample
 * @param before the same entity in the previous sample; null if it did not exist or there was none
 */
public record Sampled<E>(Moment<E> now, @Nullable Moment<E> before) {

    /**
     * An entity in one sample.
     *
     * @param incarnation equal as long as the counters are not reset: the same run of the server, the same creation
     * @param at the server's time; null if it is not reported
     */
    public record Moment<E>(
            E entity,
            @Nullable Object incarnation,
            @Nullable Instant at) {}
}
