package io.topz.metrics.watch;

import io.topz.metrics.rate.Forecast;

/**
 * The prediction of when a server disconnects a slow consumer.
 *
 * @param cause the limit that is reached first
 */
public record Cut(Forecast when, Cause cause) {

    /** The limit because of which a server disconnects a slow consumer. */
    public enum Cause {
        /** No disconnection is expected. */
        NONE(""),
        /** More bytes are pending than {@code max_pending} allows. */
        PENDING("pending"),
        /** A write takes longer than {@code write_deadline}. */
        DEADLINE("deadline");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** Its name on the screen. */
        public String word() {
            return word;
        }
    }

    /** The earlier of two predictions. */
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
