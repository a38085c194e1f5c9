package io.topz.broker.jetstream.stream;

import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.StreamConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The committed messages of a stream, as its consumers see them. For the JetStream thread alone; sequences start at 1 and 0 stands for
 * none.
 */
public interface MessageSource {

    String name();

    StreamConfig config();

    /** The first sequence that is there, or the next one when the stream is empty. */
    long firstSequence();

    /** The last sequence that was committed, also when that message is gone. */
    long lastSequence();

    /** The first message from {@code from} on that the filter wants, 0 for none. */
    long next(SubjectFilter filter, long from);

    /** How many messages from {@code from} on the filter wants. */
    long count(SubjectFilter filter, long from);

    /** The last message that the filter wants, 0 for none. */
    long last(SubjectFilter filter);

    /** The last message of each subject that the filter wants, in order. */
    List<Long> lastPerSubject(SubjectFilter filter);

    /** The first message stored at or after that time (nanoseconds of the epoch); the next sequence to come when there is none. */
    long firstSince(long epochNanos);

    /**
     * A message; null when it is gone or damaged.
     *
     * @throws UnreadableMessageException when it may be there but cannot be read now. {@link StreamListener#readable} says when to
     *     try again
     */
    @Nullable
    StreamMessage load(long sequence) throws UnreadableMessageException;

    /** One of its consumers needs the message no longer: with interest or work-queue retention it may go. */
    void settled(long sequence);

    /** One of its consumers has less interest in messages of that filter: those may go that were kept for it alone. */
    void released(SubjectFilter filter);
}
