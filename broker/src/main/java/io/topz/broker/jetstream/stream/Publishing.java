package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.reactor.Receiver;
import io.topz.broker.jetstream.store.StreamMessage;
import io.topz.broker.protocol.Message;
import io.topz.broker.subject.ByteString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what is published to the subjects of a stream: checks it, stores it, answers. */
final class Publishing implements Receiver {

    private static final int MAX_HEADER_BYTES = 0xffff;
    private static final ApiError SEALED = JetStreamError.STREAM_SEALED.with();
    private static final ApiError WRONG_STREAM = JetStreamError.STREAM_NOT_MATCH.with();
    private static final ApiError TOO_LARGE = JetStreamError.STREAM_MESSAGE_EXCEEDS_MAXIMUM.with();
    private static final ApiError HEADER_TOO_LARGE = JetStreamError.STREAM_HEADER_EXCEEDS_MAXIMUM.with();
    private static final ApiError STORAGE_FULL = JetStreamError.STORAGE_RESOURCES_EXCEEDED.with();
    private static final ApiError NO_RESOURCES = JetStreamError.INSUFFICIENT_RESOURCES.with();

    private final Stream stream;
    private final StreamContext context;
    private final PubAcks acks;
    private final PublishHeaders headers = new PublishHeaders();
    private final Duplicates duplicates = new Duplicates();
    private final Map<String, Long> sourced = new HashMap<>();
    private final ByteString name;
    private @Nullable ByteString lastMsgId;

    Publishing(Stream stream, StreamContext context, PubAcks acks) {
        this.stream = stream;
        this.context = context;
        this.acks = acks;
        name = ByteString.of(stream.name());
    }

    @Override
    public boolean isQuick(Message message) {
        return true;
    }

    @Override
    public void receive(Message message) {
        StreamSettings settings = stream.settings();
        StreamContents contents = stream.contents();
        ByteString subject = contents.interned(message.buffer, message.subject, message.subjectLength);
        if (settings.transform() != null) {
            ByteString transformed = settings.transform().apply(subject);
            subject = transformed == null ? subject : transformed;
        }
        boolean answers = message.hasReply() && !settings.noAck();
        ApiError refusal = settings.sealed() ? SEALED : null;
        if (refusal == null && message.hasHeader()) {
            headers.read(message);
            if (headers.expectedStream != null && !headers.expectedStream.equals(name)) {
                refusal = WRONG_STREAM;
            } else if (isDuplicate(message, settings, answers)) {
                return;
            } else {
                refusal = expectation(subject, settings, contents);
                if (refusal == null && hasUnknownRollup()) {
                    return;
                }
            }
        }
        if (refusal == null) {
            refusal = refusal(message, settings);
        }
        if (refusal == null) {
            refusal = store(message, subject, settings);
        }
        if (answers) {
            if (refusal == null) {
                acks.stored(message, contents.last());
            } else {
                acks.refused(message, refusal);
            }
            stream.changed();
        }
    }

    private @Nullable ApiError refusal(Message message, StreamSettings settings) {
        if (settings.maxMessageSize() >= 0 && message.bodyLength > settings.maxMessageSize()) {
            return TOO_LARGE;
        }
        if (message.headerLength > MAX_HEADER_BYTES) {
            return HEADER_TOO_LARGE;
        }
        if (context.budget(settings.storage()).isExceeded()) {
            return NO_RESOURCES;
        }
        return stream.isFull() ? STORAGE_FULL : null;
    }

    private @Nullable ApiError expectation(ByteString subject, StreamSettings settings, StreamContents contents) {
        if (headers.expectedLastSubjectSequence != PublishHeaders.NONE) {
            SubjectSequences same = contents.subject(subject);
            long last = same == null ? 0 : same.last();
            if (headers.expectedLastSubjectSequence != last) {
                return JetStreamError.STREAM_WRONG_LAST_SEQUENCE.with(last);
            }
        }
        if (headers.expectedLastSequence != PublishHeaders.NONE && headers.expectedLastSequence != contents.last()) {
            return JetStreamError.STREAM_WRONG_LAST_SEQUENCE.with(contents.last());
        }
        if (headers.expectedLastMsgId != null && !headers.expectedLastMsgId.equals(lastMsgId)) {
            return JetStreamError.STREAM_WRONG_LAST_MSG_ID.with(lastMsgId == null ? "" : lastMsgId);
        }
        if (headers.rollup != null && (!settings.allowRollup() || settings.denyPurge())) {
            return JetStreamError.STREAM_ROLLUP_FAILED.with("rollup not permitted");
        }
        return null;
    }

    private boolean hasUnknownRollup() {
        return headers.rollup != null && !isRollup(headers.rollup, "sub") && !isRollup(headers.rollup, "all");
    }

    private static boolean isRollup(ByteString value, String kind) {
        return value.toString().equalsIgnoreCase(kind);
    }

    private boolean isDuplicate(Message message, StreamSettings settings, boolean answers) {
        ByteString id = headers.msgId;
        Long sequence =
                id == null ? null : duplicates.find(id, context.reactor().now(), settings.duplicateWindow());
        if (sequence == null) {
            return false;
        }
        if (answers) {
            acks.duplicate(message, sequence);
            stream.changed();
        }
        return true;
    }

    private @Nullable ApiError store(Message message, ByteString subject, StreamSettings settings) {
        StreamContents contents = stream.contents();
        long now = context.reactor().now();
        long sequence = contents.last() + 1;
        boolean withHeader = message.hasHeader();
        if (settings.retention() == Retention.INTEREST && !stream.wants(subject)) {
            stream.store().skip(sequence, now);
            stream.changed();
        } else {
            int headerLength = withHeader ? message.headerLength : 0;
            if (settings.discardNew()) {
                int size = settings.storage().sizeOf(subject.length(), message.bodyLength, headerLength);
                ApiError refusal = Limits.refusal(settings, contents, subject, size);
                if (refusal != null) {
                    return refusal;
                }
            }
            byte[] body = Arrays.copyOfRange(message.buffer, message.body, message.body + message.bodyLength);
            stream.append(
                    new StreamMessage(sequence, Math.max(now, contents.lastTimestamp()), subject, body, headerLength));
            if (withHeader && headers.rollup != null) {
                rollUp(subject, headers.rollup, sequence);
            }
            stream.enforce(subject);
        }
        lastMsgId = withHeader ? headers.msgId : null;
        if (lastMsgId != null) {
            duplicates.add(lastMsgId, sequence, now);
        }
        return null;
    }

    private void rollUp(ByteString subject, ByteString what, long sequence) {
        SubjectFilter filter = isRollup(what, "all") ? SubjectFilter.ALL : new SubjectFilter(List.of(subject));
        stream.purge(filter, filter.isAll() ? sequence : 0, filter.isAll() ? 0 : 1);
    }

    /** Takes a message of another stream; false if there is no room for it now. */
    boolean take(Message message) {
        if (stream.isFull()) {
            return false;
        }
        long before = stream.contents().last();
        headers.streamSource = null;
        receive(message);
        if (stream.contents().last() > before) {
            learnSource();
        }
        return true;
    }

    /** The last sequence of another stream that came here, which is named with filter and destination; 0 for none. */
    long lastTaken(String origin) {
        return sourced.getOrDefault(origin, 0L);
    }

    /** Origin, sequence, filter and destination stand in the header. */
    private void learnSource() {
        ByteString source = headers.streamSource;
        if (source != null) {
            String[] parts = source.toString().split(" ", 3);
            if (parts.length == 3 && parts[1].matches("\\d{1,18}")) {
                sourced.put(parts[0] + ' ' + parts[2], Long.parseLong(parts[1]));
            }
        }
    }

    /** Learns the id of a message that was stored before the start, and where it is from. */
    void recovered(StreamMessage message) {
        lastMsgId = null;
        if (message.headerLength() > 0) {
            headers.read(message.body(), 0, message.headerLength());
            learnSource();
            lastMsgId = headers.msgId;
            learnSource();
            if (lastMsgId != null
                    && message.timestamp()
                            > context.reactor().now() - stream.settings().duplicateWindow()) {
                duplicates.add(lastMsgId, message.sequence(), message.timestamp());
            }
        }
    }

    /** Forgets all ids. */
    void reset() {
        duplicates.clear();
        sourced.clear();
        lastMsgId = null;
    }
}
