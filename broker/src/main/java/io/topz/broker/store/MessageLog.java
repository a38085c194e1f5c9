package io.topz.broker.store;

import java.io.IOException;

/**
 * The records of one stream in the order in which they were decided. Used by one thread.
 *
 * <p>The log maps positions to records; which sequence is where, and what is on which subject, the stream knows. Appending cannot
 * fail; what was appended is safe once {@link #commit} has returned. After a commit that threw, only {@link #read} of what was
 * committed before and {@link #close} are allowed: the log is opened again and replayed, and holds what was committed.
 */
public interface MessageLog extends AutoCloseable {

    /**
     * Appends a message whose sequence is above all before it. Returns the position by which {@link #read} finds it, also before
     * the commit, until the log is closed.
     */
    long append(StreamMessage message);

    /** The message is gone (deleted, acknowledged in a work queue). The log may forget the bytes at its position. */
    void appendRemoval(long sequence, long position);

    /** All messages below are gone, and the next message has at least this sequence. */
    void appendFirst(long firstSequence);

    /**
     * Reads a message that is not gone.
     *
     * @throws DamagedRecordException when the bytes are not those that were written
     */
    StreamMessage read(long position) throws DamagedRecordException, IOException;

    /** At the next commit overwrites a message whose removal was appended, so that its bytes are not in the file. */
    void erase(long position);

    /** Whether there is something to commit. */
    boolean isDirty();

    /** Writes everything appended; forces it to the medium when the policy is {@link SyncPolicy#ALWAYS}. */
    void commit() throws IOException;

    /** Whether there is room that further commits will free, each some of it. */
    default boolean hasMoreToFree() {
        return false;
    }

    /** Whether a commit waits for the medium. */
    default boolean forcesCommits() {
        return false;
    }

    /** Forces to the medium what was committed. */
    void sync() throws IOException;

    /** Reports everything that the log holds, in order. Once, after opening, before the first append. */
    void replay(LogVisitor visitor) throws IOException;

    /** Bytes that the log occupies. */
    long sizeBytes();

    /**
     * Commits and closes. After a commit that has failed, cuts off what was not committed and closes; when that fails, too, the log
     * stays open, so that it can be repeated.
     */
    @Override
    void close() throws IOException;

    /** Closes and leaves the files as they are. */
    void discard();
}
