package io.topz.broker.reactor;

import io.topz.broker.account.Account;
import io.topz.broker.client.BackpressureSource;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.subject.ByteString;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The services of a thread that works in turns for the code that runs on it: clock, timers, and mail. All methods but {@link
 * #execute} are for that thread alone.
 *
 * <p>The thread works in turns. In a turn it takes all that has arrived, then it commits every log that was appended to, then it does what
 * was to wait for the commit, and last it hands over what is to be sent. So one {@code fsync} serves all that arrived meanwhile, and nobody
 * hears of what could still be lost.
 *
 * <p>A turn for a few messages that are quickly taken may happen on the event loop that brings them, while this thread has nothing
 * to do: that saves two changes of threads. A lock lets one of them work at a time; who waits for a disk is always this thread.
 */
public interface Reactor {

    /** The date in nanoseconds of the epoch, read at the start of the turn and after its commit. */
    long now();

    RandomGenerator random();

    /** Runs a task in a turn of its own once that many nanoseconds have passed. */
    Timer schedule(long delayNanos, Runnable task);

    /** Runs a task in a turn of its own. Any thread. */
    void execute(Runnable task);

    /** Commits at the end of this turn; once, however often it is asked for. */
    void commit(Committing log);

    /** Runs a task at the end of this turn, after the commits, in the order in which they were given. */
    void afterCommit(Runnable task);

    /** A subscription whose messages come to the receiver, on this thread. Any thread. */
    Intake intake(ByteString subject, Receiver receiver);

    /** Makes messages for {@link #publish} and {@link #deliver}. */
    MessageComposer composer();

    /** Sends a message to all who subscribe to its subject, streams included. Returns whether there was anybody. */
    boolean publish(Account account, Message message);

    /** Sends a message to all who subscribe to {@code to}, whatever its own subject is. Returns whether there was anybody. */
    boolean deliver(Account account, ByteString to, Message message);

    /** Those who could not keep up with what was sent since the last call. */
    List<BackpressureSource> takeBlockers();

    /** A pending timer. */
    interface Timer {
        void cancel();
    }

    /** A component whose changes are committed at the end of a turn. */
    interface Committing {
        void commit();

        /** Whether the commit has to wait for a disk. */
        default boolean waitsForDisk() {
            return false;
        }
    }
}
