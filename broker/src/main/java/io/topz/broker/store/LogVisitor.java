package io.topz.broker.store;

/** Receives the records of a log during recovery, in the order in which they were appended. */
public interface LogVisitor {

    /** A message. Later records may remove it. */
    void message(StreamMessage message, long position);

    /** The message with that sequence was removed. It may not have been reported; a sequence above all reported ones counts as used. */
    void removed(long sequence);

    /** All messages below {@code firstSequence} were removed, and the next one has at least this sequence. May be reported repeatedly. */
    void first(long firstSequence);

    /**
     * Bytes could not be read. This is reported after everything else, when no later removal can explain the missing messages.
     *
     * @param fromSequence the first missing message
     * @param toSequence the last missing message; below {@code fromSequence} if no message is known to be missing. The next message has a
     *     sequence above it
     * @param bytes the number of damaged bytes; 0 if they are missing
     */
    void lost(long fromSequence, long toSequence, long bytes);
}
