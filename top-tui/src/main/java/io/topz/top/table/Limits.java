package io.topz.top.table;

import io.topz.metrics.jetstream.StreamLimit;

/** The appearance of limits. */
public final class Limits {

    private Limits() {}

    /** The tone of a limit: only one that rejects is trouble. */
    public static Tone tone(StreamLimit limit) {
        if (limit.isRejecting()) {
            return Tone.BAD;
        }
        return limit.isNearRejecting() ? Tone.WARN : Tone.PLAIN;
    }
}
