package io.topz.broker.streaming.channel;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.LogVisitor;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.streaming.message.ChannelMessageEncoder;
import io.topz.broker.streaming.message.PublishedMessage;
import io.topz.broker.subject.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a channel in a log. They are stored in the encoding for delivery, so that none is encoded twice. Sequences and timestamps
 * never decrease, even if the clock is set back.
 */
final class ChannelMessages implements LogVisitor {

    /** The records have no subject, because the message contains it. */
    private static final ByteString NO_SUBJECT = ByteString.of("");

    private final ChannelMessageEncoder encoder;
    private final ChannelLimits limits;
    private final MessageLog log;
    private final int overheadBytes;
    private final MessageIndex index = new MessageIndex();
    private final List<byte[]> recent = new ArrayList<>();
    private long recentFirst;
    private long lastTimestamp;
    private long lostMessages;

    /**
     * Reads the messages of a log that was just opened.
     *
     * @param overheadBytes how much each message counts for in addition to its own bytes
     */
    ChannelMessages(String channel, ChannelLimits limits, MessageLog log, int overheadBytes) throws IOException {
        encoder = new ChannelMessageEncoder(channel);
        this.limits = limits;
        this.log = log;
        this.overheadBytes = overheadBytes;
        log.replay(this);
        lastTimestamp = Math.max(lastTimestamp, index.lastTimestamp());
    }

    @Override
    public void message(StreamMessage message, long position) {
        index.add(message.sequence(), position, message.timestamp(), message.body().length + overheadBytes);
        lastTimestamp = message.timestamp();
    }

    @Override
    public void removed(long sequence) {
        index.lose(sequence);
    }

    @Override
    public void first(long firstSequence) {
        index.removeBelow(firstSequence);
    }

    @Override
    public void lost(long fromSequence, long toSequence, long bytes) {
        lostMessages += Math.max(0, toSequence - fromSequence + 1);
        if (toSequence > index.last()) {
            index.removeBelow(toSequence + 1);
        }
    }

    MessageIndex index() {
        return index;
    }

    MessageLog log() {
        return log;
    }

    /** The number of messages lost to damage. */
    long lostMessages() {
        return lostMessages;
    }

    /** Appends a message and returns its sequence. */
    long append(long now, PublishedMessage message) {
        long sequence = index.last() + 1;
        lastTimestamp = Math.max(lastTimestamp, now);
        byte[] body = encoder.encode(sequence, lastTimestamp, message);
        long position = log.append(new StreamMessage(sequence, lastTimestamp, NO_SUBJECT, body, 0));
        index.add(sequence, position, lastTimestamp, body.length + overheadBytes);
        if (recent.isEmpty()) {
            recentFirst = sequence;
        }
        recent.add(body);
        return sequence;
    }

    /**
     * Removes the oldest messages until the limits of number and size are met, but never the newest one; returns whether any was removed.
     */
    boolean applyLimits() {
        long first = index.first();
        while (index.count() > 1 && isTooMuch()) {
            index.removeBelow(index.first() + 1);
        }
        return removedFrom(first);
    }

    private boolean isTooMuch() {
        return (limits.maxMessages() > 0 && index.count() > limits.maxMessages())
                || (limits.maxBytes() > 0 && index.bytes() > limits.maxBytes());
    }

    /** Removes messages older than the limit; returns whether there were any. */
    boolean expire(long now) {
        long oldest = now - limits.maxAge().toNanos();
        long first = index.first();
        if (!limits.maxAge().isZero() && index.count() > 0) {
            index.removeBelow(index.firstAt(oldest + 1));
        }
        return removedFrom(first);
    }

    private boolean removedFrom(long first) {
        if (index.first() == first) {
            return false;
        }
        log.appendFirst(index.first());
        return true;
    }

    /**
     * Reads a message.
     *
     * @throws DamagedRecordException if it is lost
     */
    byte[] read(long sequence) throws IOException {
        long inRecent = sequence - recentFirst;
        if (inRecent >= 0 && inRecent < recent.size()) {
            return recent.get((int) inRecent);
        }
        return log.read(index.position(sequence)).body();
    }

    /** Marks a message as lost. */
    void lose(long sequence) {
        index.lose(sequence);
        index.removeBelow(index.first());
        lostMessages++;
    }

    /** Releases the cached messages of this turn. */
    void forgetRecent() {
        recent.clear();
    }
}
