package io.topz.metrics.watch;

import io.topz.metrics.rate.Forecast;

/**
 * The forecast of the moment when a server disconnects a slow consumer.
 *
 * @param cause which of its limits will be reached first
 */
public record Cut(Forecast when, Cause cause) {

    /** The limit for which a server disconnects a slow consumer. */
    public enum Cause {
        /** Nothing is expected. */
        NONE(""),
        /** More waits than {@code max_pending} allows. */
        PENDING("pending"),
        /** A write takes longer than {@code write_deadline}. */
        DEADLINE("deadline");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }

    /** The one of both that comes first. */
    static Cut soonest(Forecast pending, Forecast deadline) {
        if (isExpected(deadline) && deadline.compareTo(pending) < 0) {
            return new Cut(deadline, Cause.DEADLINE);
        }
        return new Cut(pending, isExpected(pending) ? Cause.PENDING : Cause.NONE);
    }

    private static boolean isExpected(Forecast forecast) {
        return forecast.kind() == Forecast.Kind.NOW || forecast.kind() == Forecast.Kind.IN;
    }
}
