package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.jetstream.stream.UnreadableMessageException;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.Uint64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for one message.
 *
 * @param seq the sequence; with {@code nextBySubj} the first one to consider
 * @param lastBySubj a subject whose last message is wanted
 * @param nextBySubj a subject whose next message is wanted
 */
public record MessageRequest(
        @Uint64 @Nullable Long seq,
        @Nullable String lastBySubj,
        @Nullable String nextBySubj) {

    private long sequence() {
        return seq == null ? 0 : seq;
    }

    private static boolean isGiven(@Nullable String subject) {
        return subject != null && !subject.isEmpty();
    }

    boolean isEmpty() {
        return sequence() == 0 && !isGiven(lastBySubj) && !isGiven(nextBySubj);
    }

    /** Whether the fields that are set can be combined. */
    boolean isValid() {
        return !isEmpty() && !(isGiven(lastBySubj) && (sequence() != 0 || isGiven(nextBySubj)));
    }

    /** The message; null if there is none. */
    @Nullable
    StreamMessage find(Stream stream) throws UnreadableMessageException {
        if (lastBySubj != null && isGiven(lastBySubj)) {
            return stream.load(stream.last(SubjectFilter.of(List.of(lastBySubj))));
        }
        if (nextBySubj != null && isGiven(nextBySubj)) {
            return stream.load(stream.next(SubjectFilter.of(List.of(nextBySubj)), Math.max(1, sequence())));
        }
        return stream.load(sequence());
    }
}
