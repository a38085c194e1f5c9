package io.topz.broker.reactor;

import io.topz.broker.account.Account;
import io.topz.broker.client.BackpressureSource;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.subject.ByteString;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The interface between a thread that works in turns and the code that runs on it: clock, timers, and messages. All methods but {@link
 * #execute} must be called on that thread.
 *
 * <p>In a turn the thread first takes everything that has arrived, then commits every log that was appended to, then runs the tasks that
 * waited for the commit, and finally hands over the messages to be sent. One {@code fsync} therefore serves everything that arrived in the
 * meantime, and no client sees changes that could still be lost.
 *
 * <p>While the thread is idle, a turn for a few messages that take little time may run on the event loop that received them, which saves
 * two thread switches. A lock ensures that only one turn runs at a time. Turns that wait for a disk run only on the thread itself.
 */
public interface Reactor {

    /** The current time in nanoseconds since the epoch, read at the start of the turn and after its commit. */
    long now();

    RandomGenerator random();

    /** Runs a task in a turn of its own after that many nanoseconds. */
    Timer schedule(long delayNanos, Runnable task);

    /** Runs a task in a turn of its own. May be called on any thread. */
    void execute(Runnable task);

    /** Commits {@code log} at the end of this turn, once even if requested repeatedly. */
    void commit(Committing log);

    /** Runs a task at the end of this turn, after the commits. Tasks run in the order of the calls. */
    void afterCommit(Runnable task);

    /** Creates a subscription whose messages are passed to the receiver on this thread. May be called on any thread. */
    Intake intake(ByteString subject, Receiver receiver);

    /** Composes messages for {@link #publish} and {@link #deliver}. */
    MessageComposer composer();

    /** Sends a message to all subscribers of its subject, streams included; returns whether there was one. */
    boolean publish(Account account, Message message);

    /** Sends a message to all subscribers of {@code to}, whatever its own subject is; returns whether there was one. */
    boolean deliver(Account account, ByteString to, Message message);

    /** The subscribers that could not keep up with the messages sent since the last call. */
    List<BackpressureSource> takeBlockers();

    /** A pending timer. */
    interface Timer {
        void cancel();
    }

    /** A component whose changes are committed at the end of a turn. */
    interface Committing {
        void commit();

        /** Whether the commit must wait for a disk. */
        default boolean waitsForDisk() {
            return false;
        }
    }
}
