package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.mapping.SubjectMapping;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Receives the messages published to the subjects of a stream, checks and stores them, and acknowledges them. */
final class StreamIngest implements Receiver {

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
    private final Duplicates duplicates;
    private final SourcePositions positions = new SourcePositions();
    private final ByteString name;
    private @Nullable ByteString lastMsgId;
    private @Nullable Rollup recoveredRollup;

    /** A message that replaces others: those of its subject or all. */
    private record Rollup(ByteString subject, ByteString kind, long sequence) {}

    StreamIngest(Stream stream, StreamContext context, PubAcks acks) {
        this.stream = stream;
        this.context = context;
        this.acks = acks;
        name = ByteString.of(stream.name());
        duplicates = new Duplicates(
                context.reactor(),
                context.budgets().messageIds(),
                () -> stream.settings().duplicateWindow());
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
            subject = transformed(subject, settings.transform());
        }
        boolean answers = message.hasReply() && !settings.noAck();
        ApiError refusal = settings.sealed() ? SEALED : null;
        if (refusal == null && message.hasHeader()) {
            headers.read(message);
            if (headers.expectedStream != null && !headers.expectedStream.equals(name)) {
                refusal = WRONG_STREAM;
            } else if (isDuplicate(message, answers)) {
                return;
            } else {
                refusal = expectation(subject, settings, contents);
                if (refusal == null && hasUnknownRollup()) {
                    return;
                }
                if (refusal == null && headers.msgId != null && duplicates.isFull()) {
                    refusal = NO_RESOURCES;
                }
            }
        }
        if (refusal == null) {
            refusal = refusal(message.bodyLength, message.headerLength, settings);
        }
        if (refusal == null) {
            byte[] body = Arrays.copyOfRange(message.buffer, message.body, message.body + message.bodyLength);
            refusal = store(subject, body, Math.max(0, message.headerLength), settings);
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

    private static ByteString transformed(ByteString subject, SubjectMapping transform) {
        ByteString transformed = transform.apply(subject);
        return transformed == null ? subject : transformed;
    }

    private @Nullable ApiError refusal(int length, int headerLength, StreamSettings settings) {
        if (settings.maxMessageSize() >= 0 && length > settings.maxMessageSize()) {
            return TOO_LARGE;
        }
        if (headerLength > MAX_HEADER_BYTES) {
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

    private boolean isDuplicate(Message message, boolean answers) {
        ByteString id = headers.msgId;
        Long sequence = id == null ? null : duplicates.find(id);
        if (sequence == null) {
            return false;
        }
        if (answers) {
            acks.duplicate(message, sequence);
            stream.changed();
        }
        return true;
    }

    private @Nullable ApiError store(ByteString subject, byte[] body, int headerLength, StreamSettings settings) {
        StreamContents contents = stream.contents();
        long now = context.reactor().now();
        long sequence = contents.last() + 1;
        boolean withHeader = headerLength > 0;
        if (settings.retention() == Retention.INTEREST && !stream.wants(subject)) {
            stream.store().skip(sequence, now);
            stream.changed();
        } else {
            if (settings.discardNew()) {
                int size = settings.storage().sizeOf(subject.length(), body.length, headerLength);
                ApiError refusal = StreamLimits.refusal(settings, contents, subject, size);
                if (refusal != null) {
                    return refusal;
                }
            }
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
        SubjectFilter filter = isRollup(what, "all") ? SubjectFilter.ALL : SubjectFilter.of(subject);
        stream.rollUp(filter, filter.isAll() ? sequence : 0, filter.isAll() ? 0 : 1);
    }

    /**
     * Stores a message of a source; {@code copy} has its sequence in this stream. Returns why it cannot be stored now, or null. The origin
     * has already checked for duplicates and expectations.
     */
    @Nullable
    ApiError gather(String source, StreamMessage copy) {
        StreamSettings settings = stream.settings();
        SubjectMapping transform = settings.transform();
        ByteString subject = transform == null ? copy.subject() : transformed(copy.subject(), transform);
        int headerLength = copy.headerLength();
        ApiError refusal = settings.sealed() ? SEALED : refusal(copy.body().length, headerLength, settings);
        if (refusal == null) {
            headers.read(copy.body(), 0, headerLength);
            if (!settings.allowRollup() || settings.denyPurge() || hasUnknownRollup()) {
                headers.rollup = null;
            }
            refusal = store(subject, copy.body(), headerLength, settings);
        }
        if (refusal == null) {
            long stored = stream.contents().last();
            positions.taken(source, copy.sequence(), stream.contents().contains(stored) ? stored : 0);
        }
        return refusal;
    }

    /** Stores a message of the mirrored stream under its own sequence. Returns why it cannot be stored now, or null. */
    @Nullable
    ApiError mirror(StreamMessage copy) {
        StreamSettings settings = stream.settings();
        ApiError refusal = settings.sealed() ? SEALED : refusal(copy.body().length, copy.headerLength(), settings);
        if (refusal == null && settings.retention() == Retention.INTEREST && !stream.wants(copy.subject())) {
            stream.store().skip(copy.sequence(), copy.timestamp());
            stream.changed();
            return null;
        }
        if (refusal == null && settings.discardNew()) {
            int size = settings.storage().sizeOf(copy);
            refusal = StreamLimits.refusal(settings, stream.contents(), copy.subject(), size);
        }
        if (refusal == null) {
            stream.append(copy);
            stream.enforce(copy.subject());
        }
        return refusal;
    }

    /** The positions in the sources. */
    SourcePositions positions() {
        return positions;
    }

    /** Records the position in a source, which the header states together with filter and destination. */
    private void learnSource(long stored) {
        ByteString source = headers.streamSource;
        if (source != null) {
            String[] parts = source.toString().split(" ", 3);
            if (parts.length == 3 && parts[1].matches("\\d{1,18}")) {
                positions.recovered(parts[0] + ' ' + parts[2], Long.parseLong(parts[1]), stored);
            }
        }
    }

    /** Learns the id and the source position of a message that was stored before the start. */
    void recovered(StreamMessage message) {
        lastMsgId = null;
        recoveredRollup = null;
        if (message.headerLength() > 0) {
            headers.read(message.body(), 0, message.headerLength());
            learnSource(message.sequence());
            if (headers.rollup != null) {
                recoveredRollup = new Rollup(message.subject(), headers.rollup, message.sequence());
            }
            lastMsgId = headers.msgId;
            if (lastMsgId != null
                    && message.timestamp()
                            > context.reactor().now() - stream.settings().duplicateWindow()) {
                duplicates.add(lastMsgId, message.sequence(), message.timestamp());
            }
        }
    }

    /** Removes the messages that the last message replaces, in case the broker stopped after storing it and before removing them. */
    void completeRollup() {
        Rollup last = recoveredRollup;
        recoveredRollup = null;
        StreamSettings settings = stream.settings();
        boolean rollsUp = settings.allowRollup()
                && !settings.denyPurge()
                && stream.config().mirror() == null;
        if (last != null
                && rollsUp
                && stream.contents().contains(last.sequence)
                && last.sequence == stream.contents().last()) {
            rollUp(last.subject, last.kind, last.sequence);
        }
    }

    /** Removes all message ids. */
    void reset() {
        duplicates.clear();
        lastMsgId = null;
    }
}
