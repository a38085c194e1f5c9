package io.topz.broker.streaming.channel;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.FileFailure;
import io.topz.broker.streaming.message.ByteRange;
import io.topz.broker.streaming.message.PublishedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel: its messages, and the handling of disk failures. When a commit fails, the uncommitted messages are refused, the channel goes
 * back to its last committed state, and it refuses messages until the log works again.
 *
 * <pre>
 *  opening --opened--> working --commit fails--> failed --opened again--> working
 *     |  ^                                        |  ^
 *     +--+ every second                           +--+ every second
 * </pre>
 */
public final class Channel implements Reactor.Committing {

    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    private static final long ATTEMPT_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final byte[] nameBytes;
    private final ChannelLimits limits;
    private final Reactor reactor;
    private final ChannelStore store;
    private final DiskCounters counters;
    private final Runnable repaired;
    private @Nullable ChannelMessages messages;
    private @Nullable String problem;
    private boolean commitFailed;
    private boolean attemptPlanned;
    private Reactor.@Nullable Timer expiry;
    private boolean deleted;
    private long committed;
    private long lastPublish;

    /**
     * Creates a channel. Its messages are read now or, if they cannot be read, later.
     *
     * @param repaired runs after the messages have become readable again
     */
    Channel(
            String name,
            ChannelLimits limits,
            Reactor reactor,
            ChannelStore store,
            DiskCounters counters,
            Runnable repaired) {
        this.name = name;
        nameBytes = name.getBytes(StandardCharsets.UTF_8);
        this.limits = limits;
        this.reactor = reactor;
        this.store = store;
        this.counters = counters;
        this.repaired = repaired;
        lastPublish = reactor.now();
        open();
    }

    private void open() {
        try {
            ChannelMessages opened = new ChannelMessages(name, limits, store.open(name), store.overheadBytes());
            messages = opened;
            committed = opened.index().last();
            if (opened.lostMessages() > 0) {
                counters.lost(opened.lostMessages());
                LOG.error("channel {} has lost {} messages to damage on the disk", name, opened.lostMessages());
            }
            setProblem(null);
            expire();
            if (opened.applyLimits()) {
                reactor.commit(this);
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        setProblem(FileFailure.reason(e));
        if (!attemptPlanned && !deleted) {
            attemptPlanned = true;
            reactor.schedule(ATTEMPT_INTERVAL, this::attempt);
        }
    }

    private void attempt() {
        attemptPlanned = false;
        if (deleted) {
            return;
        }
        if (messages == null) {
            open();
        }
        if (messages != null) {
            setProblem(null);
            repaired.run();
        }
    }

    private void setProblem(@Nullable String now) {
        if (now != null && problem == null) {
            LOG.error("channel {} fails, and is tried again every second: {}", name, now);
        } else if (now == null && problem != null) {
            LOG.info("channel {} works again", name);
        }
        problem = now;
    }

    public String name() {
        return name;
    }

    boolean isNamed(ByteRange other) {
        return other.equalTo(nameBytes);
    }

    public ChannelLimits limits() {
        return limits;
    }

    /** Whether its messages can be read and written at the moment. */
    public boolean isOpen() {
        return messages != null;
    }

    /** A description of why it does not work; null if it works. */
    public @Nullable String problem() {
        ChannelMessages now = messages;
        if (problem == null && now != null && now.lostMessages() > 0) {
            return "has lost " + now.lostMessages() + " messages to damage on the disk";
        }
        return problem;
    }

    /** The sequence of the first message; of an empty channel, the next sequence to be used. */
    public long first() {
        return messages == null ? committed + 1 : messages.index().first();
    }

    /** The last sequence that was assigned, committed or not. */
    public long last() {
        return messages == null ? committed : messages.index().last();
    }

    /** The last committed sequence, up to which messages may be delivered. */
    public long committed() {
        return committed;
    }

    /** The number of stored messages. */
    public long count() {
        return messages == null ? 0 : messages.index().count();
    }

    /** The total size of the messages in bytes. */
    public long bytes() {
        return messages == null ? 0 : messages.index().bytes();
    }

    /** The time of the last publish or, before the first, of the creation. */
    public long lastPublish() {
        return lastPublish;
    }

    /** The first stored message at or above {@code sequence}; one above the last message if there is none. */
    public long next(long sequence) {
        return messages == null ? sequence : messages.index().next(sequence);
    }

    /** Whether that message is stored. */
    public boolean contains(long sequence) {
        return messages == null || messages.index().contains(sequence);
    }

    /** The first message at or after {@code timestamp}; one above the last message if there is none. */
    public long firstAt(long timestamp) {
        return messages == null ? committed + 1 : messages.index().firstAt(timestamp);
    }

    /** The timestamp of a stored message. */
    public long timestamp(long sequence) {
        return messages == null ? 0 : messages.index().timestamp(sequence);
    }

    /** Appends a message, to be committed at the end of the turn. Permitted only while it {@link #isOpen}. */
    public void append(PublishedMessage message) {
        ChannelMessages open = messages;
        if (open == null) {
            throw new IllegalStateException("channel " + name + " is not open");
        }
        commitFailed = false;
        open.append(reactor.now(), message);
        open.applyLimits();
        lastPublish = reactor.now();
        reactor.commit(this);
    }

    @Override
    public boolean waitsForDisk() {
        return messages != null && messages.log().forcesCommits();
    }

    @Override
    public void commit() {
        ChannelMessages open = messages;
        if (open == null) {
            return;
        }
        try {
            open.log().commit();
            committed = open.index().last();
            planExpiry();
            if (open.log().hasMoreToFree()) {
                reactor.execute(() -> reactor.commit(this));
            }
        } catch (IOException e) {
            counters.writeFailed();
            commitFailed = true;
            messages = null;
            abandon(open);
            failed(e);
        }
    }

    private static void abandon(ChannelMessages failed) {
        try {
            failed.log().close();
        } catch (IOException e) {
            failed.log().discard();
        }
    }

    /** Whether the commit of this turn has failed. */
    public boolean commitFailed() {
        return commitFailed;
    }

    /** Called when the messages of this turn have been delivered. */
    public void delivered() {
        if (messages != null) {
            messages.forgetRecent();
        }
    }

    /**
     * Reads a stored message in the encoding for delivery; null if it is lost.
     *
     * @throws IOException if it cannot be read now; {@code repaired} runs when that may have changed
     */
    public byte @Nullable [] read(long sequence) throws IOException {
        ChannelMessages open = messages;
        if (open == null) {
            throw new IOException("channel " + name + " is not open");
        }
        try {
            return open.read(sequence);
        } catch (DamagedRecordException e) {
            LOG.error("channel {} has lost message {}: {}", name, sequence, e.getMessage());
            open.lose(sequence);
            counters.lost(1);
            return null;
        } catch (IOException e) {
            counters.readFailed();
            failed(e);
            throw e;
        }
    }

    private void expire() {
        expiry = null;
        if (messages != null && messages.expire(reactor.now())) {
            reactor.commit(this);
        }
        planExpiry();
    }

    private void planExpiry() {
        if (expiry == null && messages != null && !limits.maxAge().isZero() && count() > 0) {
            long due = timestamp(first()) + limits.maxAge().toNanos();
            expiry = reactor.schedule(Math.max(0, due - reactor.now()), this::expire);
        }
    }

    /** Forces the records written since the last call to the disk. */
    void sync() {
        if (messages != null) {
            try {
                messages.log().sync();
            } catch (IOException e) {
                counters.writeFailed();
                failed(e);
            }
        }
    }

    /** Stores everything and closes the files. */
    void close() {
        end();
        if (messages != null) {
            try {
                messages.log().close();
            } catch (IOException e) {
                LOG.error("channel {} cannot be closed in order", name, e);
            }
            messages = null;
        }
    }

    /** Deletes the messages and their files. */
    void delete() {
        end();
        if (messages != null) {
            messages.log().discard();
            messages = null;
        }
        try {
            store.delete(name);
        } catch (IOException e) {
            LOG.error("channel {} cannot be deleted", name, e);
        }
    }

    private void end() {
        deleted = true;
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }
}
