package io.topz.broker.jetstream.stream;

import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.StreamConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The committed messages of a stream, as its consumers see them. Used only on the JetStream thread. Sequences start at 1; 0 means none. */
public interface MessageSource {

    String name();

    StreamConfig config();

    /** The sequence of the first message; of an empty stream, the next sequence to be used. */
    long firstSequence();

    /** The last sequence that was committed, even if its message has been removed. */
    long lastSequence();

    /** The first message at or above {@code from} that matches the filter; 0 if there is none. */
    long next(SubjectFilter filter, long from);

    /** The number of messages from {@code from} on that match the filter. */
    long count(SubjectFilter filter, long from);

    /** The last message that matches the filter; 0 if there is none. */
    long last(SubjectFilter filter);

    /** The last message of each subject that matches the filter, in ascending order. */
    List<Long> lastPerSubject(SubjectFilter filter);

    /** The first message stored at or after that time (in nanoseconds since the epoch); the next sequence to be used if there is none. */
    long firstSince(long epochNanos);

    /**
     * Loads a message; null if it was removed or is damaged.
     *
     * @throws UnreadableMessageException if the message may exist but cannot be read now. {@link StreamListener#readable} reports when to
     *     try again
     */
    @Nullable
    StreamMessage load(long sequence) throws UnreadableMessageException;

    /** Reports that a consumer no longer needs the message, which interest and work-queue retention may then remove. */
    void settled(long sequence);

    /** Reports that a consumer no longer wants messages that match the filter. Those that were kept only for it may be removed. */
    void released(SubjectFilter filter);
}
