package io.topz.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity in one or two samples.
 *
 * @param now the entity in the last sample
 * @param before the same entity in the sample before; null when it was not there, or there was none
 */
public record Sampled<E>(Moment<E> now, @Nullable Moment<E> before) {

    /**
     * An entity in one sample.
     *
     * @param incarnation equal as long as its counters count on: the same run of the server, the same creation
     * @param at the server's time; null when it does not say
     */
    public record Moment<E>(
            E entity,
            @Nullable Object incarnation,
            @Nullable Instant at) {}
}
