package io.topz.broker.store;

import java.io.IOException;

/**
 * The records of one stream in the order of its decisions. Used by one thread.
 *
 * <p>The log maps positions to records; the stream itself knows which sequence is at which position, and which subjects it has. Appending
 * cannot fail. Appended records are durable once {@link #commit} has returned. After a commit that threw, only {@link #read} of committed
 * records and {@link #close} are allowed: the log must be opened again and replayed, and then holds what was committed.
 */
public interface MessageLog extends AutoCloseable {

    /**
     * Appends a message with a sequence above all earlier ones. Returns the position for {@link #read}, which is valid immediately and
     * until the log is closed.
     */
    long append(StreamMessage message);

    /** Appends the removal of a message. The log may free the bytes at its position. */
    void appendRemoval(long sequence, long position);

    /** Appends the removal of all messages below {@code firstSequence}, which is the least sequence of the next message. */
    void appendFirst(long firstSequence);

    /**
     * Reads a message that was not removed.
     *
     * @throws DamagedRecordException if the checksum does not match
     */
    StreamMessage read(long position) throws DamagedRecordException, IOException;

    /** Overwrites a removed message at the next commit, so that its bytes are no longer in the file. */
    void erase(long position);

    /** Whether there are records to commit. */
    boolean isDirty();

    /** Writes all appended records, and forces them to the disk if the policy is {@link SyncPolicy#ALWAYS}. */
    void commit() throws IOException;

    /** Whether further commits will free more space, a part of it each. */
    default boolean hasMoreToFree() {
        return false;
    }

    /** Whether commits wait for the disk. */
    default boolean forcesCommits() {
        return false;
    }

    /** Forces the committed records to the disk. */
    void sync() throws IOException;

    /** Reports all records in order. Called once, after opening and before the first append. */
    void replay(LogVisitor visitor) throws IOException;

    /** The space that the log occupies, in bytes. */
    long sizeBytes();

    /**
     * Commits and closes the log. After a failed commit it truncates the uncommitted records instead; if that fails, too, the log stays
     * open so that it can be repaired.
     */
    @Override
    void close() throws IOException;

    /** Closes the log without committing; its files stay as they are. */
    void discard();
}
