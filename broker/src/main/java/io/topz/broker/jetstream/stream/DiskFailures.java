package io.topz.broker.jetstream.stream;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.FileFailure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks the failed disk operations of one stream and repeats them with back-off until they succeed. It logs one line when the stream
 * begins to fail and one when it has recovered.
 */
final class DiskFailures {

    /** The operations that are repeated after a failure. */
    interface Repair {

        /** Makes the stream writable again. */
        void write() throws IOException;

        /** Reads the message if it still exists. */
        void read(long sequence) throws IOException;

        /** Forces the written records to the disk. */
        void sync() throws IOException;

        /** Called when every failed operation has succeeded. */
        void succeeded();
    }

    private static final Logger LOG = LoggerFactory.getLogger(DiskFailures.class);
    private static final long FIRST_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MAX_DELAY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String stream;
    private final Reactor reactor;
    private final DiskCounters counters;
    private final Repair repair;
    private Reactor.@Nullable Timer timer;
    private @Nullable String problem;
    private long delay = FIRST_DELAY_NANOS;
    private boolean unwritable;
    private boolean unforced;
    private long unreadable;

    DiskFailures(String stream, Reactor reactor, DiskCounters counters, Repair repair) {
        this.stream = stream;
        this.reactor = reactor;
        this.counters = counters;
        this.repair = repair;
    }

    /** Records that a commit failed. The stream refuses changes until {@link Repair#write} succeeds. */
    void writeFailed(IOException failure) {
        counters.writeFailed();
        unwritable = true;
        begin("cannot be written", failure);
    }

    /** Records that committed data could not be forced to the disk. */
    void syncFailed(IOException failure) {
        counters.writeFailed();
        unforced = true;
        begin("cannot be forced to the disk", failure);
    }

    /** Records that a message could not be read. */
    void readFailed(long sequence, IOException failure) {
        counters.readFailed();
        unreadable = sequence;
        begin("cannot be read", failure);
    }

    private void begin(String what, IOException failure) {
        if (problem == null) {
            problem = what + ": " + FileFailure.reason(failure);
            LOG.error("stream {} {}; this is retried until it succeeds", stream, problem);
            schedule();
        }
    }

    private void schedule() {
        timer = reactor.schedule(delay, this::attempt);
        delay = Math.min(2 * delay, MAX_DELAY_NANOS);
    }

    private void attempt() {
        timer = null;
        try {
            attemptWrite();
            attemptRead();
        } catch (IOException e) {
            LOG.debug("stream {} still fails", stream, e);
            schedule();
            return;
        }
        problem = null;
        delay = FIRST_DELAY_NANOS;
        LOG.info("stream {} can be read and written again", stream);
        repair.succeeded();
    }

    private void attemptWrite() throws IOException {
        try {
            if (unwritable) {
                repair.write();
                unwritable = false;
            }
            if (unforced) {
                repair.sync();
                unforced = false;
            }
        } catch (IOException e) {
            counters.writeFailed();
            throw e;
        }
    }

    private void attemptRead() throws IOException {
        if (unreadable != 0) {
            try {
                repair.read(unreadable);
            } catch (IOException e) {
                counters.readFailed();
                throw e;
            }
            unreadable = 0;
        }
    }

    /** Whether the stream accepts changes. */
    boolean isWritable() {
        return !unwritable;
    }

    /** A description of the current failure; null if there is none. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Stops repeating failed operations. */
    void end() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
