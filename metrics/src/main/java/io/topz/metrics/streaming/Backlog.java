package io.topz.metrics.streaming;

import io.topz.collectors.document.StreamingChannel;
import org.jspecify.annotations.Nullable;

/**
 * The distance of a subscriber from the end of its channel. Sequences are unsigned.
 *
 * @param lag messages of the channel that were not sent to it yet
 * @param dropped messages that the channel has removed before they were sent to it
 * @param isAhead whether more was sent to it than the channel has ever stored, because the channel was created again
 */
record Backlog(long lag, long dropped, boolean isAhead) {

    /** The distance; null if a sequence is unknown. */
    static @Nullable Backlog of(StreamingChannel channel, @Nullable Long lastSent) {
        if (channel.firstSeq() == null || channel.lastSeq() == null || lastSent == null) {
            return null;
        }
        long last = channel.lastSeq();
        if (Long.compareUnsigned(lastSent, last) > 0) {
            return new Backlog(0, 0, true);
        }
        // The first sequence of a channel without messages is 0, or that after the last.
        long beforeFirst = channel.firstSeq() == 0 ? 0 : channel.firstSeq() - 1;
        return Long.compareUnsigned(lastSent, beforeFirst) < 0
                ? new Backlog(last - beforeFirst, beforeFirst - lastSent, false)
                : new Backlog(last - lastSent, 0, false);
    }
}
