package io.topz.broker.streaming.state;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.FileFailure;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.state.ClientRecord;
import io.topz.streaming.state.Reset;
import io.topz.streaming.state.SequencesRecord;
import io.topz.streaming.state.StateRecord;
import io.topz.streaming.state.SubscriptionRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the service's state. All changes of a turn are written at its end, before messages are sent, so that they survive a kill of
 * the process. Connections and subscriptions are forced to the disk before the client is answered; sent and acknowledged messages are
 * forced along with them, and every second.
 *
 * <p>When the log is much longer than the state, or has failed, the whole state is written again and the earlier records are dropped.
 */
public final class StateLog implements ServiceState, Reactor.Committing {

    /** Opens the files of the log. */
    @FunctionalInterface
    public interface Opener {
        MessageLog open() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);
    private static final long ATTEMPT_INTERVAL = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_SUPERFLUOUS_BYTES = 1024 * 1024;
    private static final ByteString NO_SUBJECT = ByteString.of("");

    private final Reactor reactor;
    private final Opener opener;
    private final boolean force;
    private final DiskCounters counters;
    private final Consumer<StateLog> whole;
    private final List<StateRecord> changes = new ArrayList<>();
    private final Map<Long, SequencesRecord.Builder> sequences = new LinkedHashMap<>();
    private MessageLog log;
    private long lastRecord;
    private long lastSubscription;
    private long bytes;
    private long bytesOfAll;
    private boolean mustForce;
    private boolean unforced;
    private boolean mustWriteAll;
    private boolean mustRewrite;
    private boolean attemptPlanned;
    private boolean closed;
    private @Nullable String problem;

    /**
     * Opens the log.
     *
     * @param contents receives the records of the log
     * @param force whether data is forced to the disk before a client is answered
     * @param whole writes the whole state to the log
     */
    public StateLog(
            Reactor reactor,
            Opener opener,
            StateContents contents,
            boolean force,
            DiskCounters counters,
            Consumer<StateLog> whole)
            throws IOException {
        this.reactor = reactor;
        this.opener = opener;
        this.force = force;
        this.counters = counters;
        this.whole = whole;
        log = open(contents);
        lastRecord = contents.lastRecord();
        lastSubscription = contents.lastSubscription();
        if (contents.damagedBytes() > 0) {
            LOG.error(
                    "the state of NATS Streaming has lost {} bytes to damage on the disk: subscriptions may be missing or old",
                    contents.damagedBytes());
        }
        bytes = log.sizeBytes();
    }

    private MessageLog open(StateContents contents) throws IOException {
        MessageLog opened = opener.open();
        try {
            opened.replay(contents);
            return opened;
        } catch (IOException e) {
            opened.discard();
            throw e;
        }
    }

    /** Frees the files, and leaves them as they are. */
    public void abandon() {
        closed = true;
        log.discard();
    }

    /** Writes everything once more at the end of this turn, and drops what is in the log now. */
    public void rewrite() {
        mustRewrite = true;
        reactor.commit(this);
    }

    @Override
    public void client(ClientRecord client) {
        mustForce = true;
        add(StateRecord.newBuilder().setClient(client));
    }

    @Override
    public void clientRemoved(String id) {
        mustForce = true;
        add(StateRecord.newBuilder().setClientRemoved(id));
    }

    @Override
    public void subscription(SubscriptionRecord subscription) {
        lastSubscription = Math.max(lastSubscription, subscription.getNumber());
        mustForce = true;
        add(StateRecord.newBuilder().setSubscription(subscription));
    }

    @Override
    public void subscriptionRemoved(long number) {
        mustForce = true;
        sequences.remove(number);
        add(StateRecord.newBuilder().setSubscriptionRemoved(number));
    }

    @Override
    public void sent(long number, long sequence) {
        sequencesOf(number).addSent(sequence);
    }

    @Override
    public void acknowledged(long number, long sequence) {
        sequencesOf(number).addAcknowledged(sequence);
    }

    private SequencesRecord.Builder sequencesOf(long number) {
        reactor.commit(this);
        return sequences.computeIfAbsent(
                number, of -> SequencesRecord.newBuilder().setSubscription(of));
    }

    private void add(StateRecord.Builder change) {
        reactor.commit(this);
        changes.add(change.build());
    }

    @Override
    public @Nullable String problem() {
        return problem;
    }

    @Override
    public boolean waitsForDisk() {
        return mustForce && force;
    }

    @Override
    public void commit() {
        if (closed) {
            return;
        }
        try {
            if (mustWriteAll) {
                writeAll();
            } else {
                appendChanges();
                if (mustRewrite || bytes > 2 * bytesOfAll + MAX_SUPERFLUOUS_BYTES) {
                    writeAll();
                }
            }
            log.commit();
            unforced = true;
            if (mustForce && force) {
                sync(log);
            }
            mustForce = false;
            succeeded();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void sync(MessageLog written) throws IOException {
        written.sync();
        unforced = false;
    }

    private void appendChanges() {
        changes.forEach(this::append);
        changes.clear();
        sequences
                .values()
                .forEach(changed ->
                        append(StateRecord.newBuilder().setSequences(changed).build()));
        sequences.clear();
    }

    /** Writes the whole state and, once its last record is durable, drops all earlier records. */
    private void writeAll() throws IOException {
        if (mustWriteAll) {
            StateContents ignored = new StateContents();
            log = open(ignored);
            lastRecord = Math.max(lastRecord, ignored.lastRecord());
        }
        changes.clear();
        sequences.clear();
        long reset = lastRecord + 1;
        bytes = 0;
        append(StateRecord.newBuilder()
                .setReset(Reset.newBuilder().setLastSubscription(lastSubscription))
                .build());
        whole.accept(this);
        appendChanges();
        log.appendFirst(reset);
        bytesOfAll = bytes;
        mustRewrite = false;
        mustWriteAll = false;
    }

    private void append(StateRecord change) {
        byte[] body = change.toByteArray();
        bytes += body.length;
        log.append(new StreamMessage(++lastRecord, reactor.now(), NO_SUBJECT, body, 0));
    }

    private void succeeded() {
        if (problem != null) {
            LOG.info("the state of NATS Streaming can be written again");
            problem = null;
        }
    }

    private void failed(IOException e) {
        counters.writeFailed();
        if (problem == null) {
            LOG.error("the state of NATS Streaming cannot be written, and is tried again every second", e);
        }
        problem = FileFailure.reason(e);
        mustWriteAll = true;
        changes.clear();
        sequences.clear();
        log.discard();
        if (!attemptPlanned) {
            attemptPlanned = true;
            reactor.schedule(ATTEMPT_INTERVAL, this::attempt);
        }
    }

    private void attempt() {
        attemptPlanned = false;
        reactor.commit(this);
    }

    @Override
    public void sync() {
        if (unforced && !mustWriteAll && !closed) {
            try {
                sync(log);
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    @Override
    public void close() {
        commit();
        closed = true;
        try {
            log.close();
        } catch (IOException e) {
            LOG.error("the state of NATS Streaming cannot be closed in order", e);
        }
    }
}
