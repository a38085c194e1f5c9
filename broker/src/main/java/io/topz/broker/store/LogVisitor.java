package io.topz.broker.store;

/** Hears the records of a log at recovery, in the order in which they were appended. */
public interface LogVisitor {

    /** A message; it may be removed by what follows. */
    void message(StreamMessage message, long position);

    /**
     * The message of this sequence is gone. It may not have been reported; when the sequence is above all reported ones, it was used all
     * the same.
     */
    void removed(long sequence);

    /** All messages below are gone, and the next one has at least this sequence. May repeat what is known. */
    void first(long firstSequence);

    /**
     * Bytes could not be read. Reported after everything else, so no removal explains the missing messages.
     *
     * @param fromSequence the first message that is missing
     * @param toSequence the last one; below {@code fromSequence} when no message is known to be missing. The next message has a
     *     sequence above it
     * @param bytes how many bytes are damaged; 0 when they are missing
     */
    void lost(long fromSequence, long toSequence, long bytes);
}
