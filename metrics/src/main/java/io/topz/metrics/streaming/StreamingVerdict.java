package io.topz.metrics.streaming;

import io.topz.metrics.text.Quantity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The verdict on a subscriber of a channel, the worst first. The first matching rule decides, in the order of {@link #of}. */
public enum StreamingVerdict {
    GONE(
            "client gone",
            "its client has no connection any more: messages wait until the server notices that heartbeats fail, and"
                    + " removes the client"),
    STALLED(
            "stalled",
            "as many messages wait for their acknowledgement as may (max_inflight): until some are acknowledged nothing"
                    + " new is sent"),
    OFFLINE("offline", "its client is not connected: messages are kept for it, and nothing is sent"),
    REDELIVERING(
            "redelivering",
            "nothing was sent or acknowledged for longer than the ack wait, so the messages that wait for their"
                    + " acknowledgement are sent again"),
    BEHIND("behind", "more messages wait than are sent in a second"),
    FOLLOWER("follower", "seen on a server that does not lead its cluster: it may know old numbers"),
    OK("ok", "nothing waits, or no more than is sent in a second");

    private final String word;
    private final String rule;

    StreamingVerdict(String word, String rule) {
        this.word = word;
        this.rule = rule;
    }

    /** The text in the table. */
    public String word() {
        return word;
    }

    /** The rule as a sentence. */
    public String rule() {
        return rule;
    }

    /** Whether somebody should look at the subscriber. */
    public boolean needsAttention() {
        return this != OK && this != FOLLOWER;
    }

    /** Derives the verdict from the numbers of a subscriber. */
    static StreamingVerdict of(SubscriberRow row) {
        if (!row.isOfLeader()) {
            return FOLLOWER;
        }
        if (Boolean.TRUE.equals(row.isOffline())) {
            return OFFLINE;
        }
        if (Boolean.TRUE.equals(row.isGone())) {
            return GONE;
        }
        if (Boolean.TRUE.equals(row.isStalled())) {
            return STALLED;
        }
        if (isRedelivering(row)) {
            return REDELIVERING;
        }
        Long lag = row.lag();
        Double sent = row.rates().sent();
        return lag != null && Quantity.unsigned(lag) > (sent == null ? 0 : sent) ? BEHIND : OK;
    }

    private static boolean isRedelivering(SubscriberRow row) {
        Long pending = row.pending();
        @Nullable Duration wait = row.ackWait();
        Duration quiet = row.quiet();
        return pending != null && pending != 0 && wait != null && quiet != null && quiet.compareTo(wait) > 0;
    }
}
