package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/** The limits of a stream: decides which messages they refuse and whether old messages must be removed. */
final class StreamLimits {

    private static final ApiError TOO_MANY_MESSAGES =
            JetStreamError.STREAM_STORE_FAILED.with("maximum messages exceeded");
    private static final ApiError TOO_MANY_BYTES = JetStreamError.STREAM_STORE_FAILED.with("maximum bytes exceeded");
    private static final ApiError TOO_MANY_OF_SUBJECT =
            JetStreamError.STREAM_STORE_FAILED.with("maximum messages per subject exceeded");

    private StreamLimits() {}

    /** The error for a message that a stream with the policy "discard new" does not accept; null if it accepts the message. */
    static @Nullable ApiError refusal(StreamSettings settings, StreamContents contents, ByteString subject, int size) {
        SubjectSequences same = settings.maxPerSubject() > 0 ? contents.subject(subject) : null;
        boolean replaces = same != null && same.size() >= settings.maxPerSubject();
        if (replaces && settings.discardNewPerSubject()) {
            return TOO_MANY_OF_SUBJECT;
        }
        if (settings.maxMessages() > 0 && contents.messages() >= settings.maxMessages() && !replaces) {
            return TOO_MANY_MESSAGES;
        }
        if (settings.maxBytes() > 0 && contents.bytes() + size >= settings.maxBytes()) {
            if (same == null || !replaces || contents.size(same.first()) <= size) {
                return TOO_MANY_BYTES;
            }
        }
        return null;
    }

    /** Whether the first message must be removed. */
    static boolean isOver(StreamSettings settings, StreamContents contents) {
        return !settings.discardNew()
                && contents.messages() > 0
                && ((settings.maxMessages() > 0 && contents.messages() > settings.maxMessages())
                        || (settings.maxBytes() > 0 && contents.bytes() > settings.maxBytes()));
    }
}
