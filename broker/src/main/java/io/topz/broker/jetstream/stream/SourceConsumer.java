package io.topz.broker.jetstream.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamSourceInfoBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Consumes one stream (the origin) for another stream that mirrors or sources it. It takes messages once they are committed in the origin,
 * and acknowledges them once the copies are committed, so that an origin with interest or work-queue retention may remove them. A copy that
 * the target refuses is retried until it is accepted. Used only on the JetStream thread.
 */
final class SourceConsumer {

    private static final int MAX_MESSAGES_PER_TURN = 1000;
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The destination of copied messages. */
    interface Target {

        /** Stores a copy of a message; returns why it cannot be stored now, or null. */
        @Nullable
        ApiError take(StreamMessage message, SourceMapping mapping);

        /** The last sequence that the target has taken from the origin; 0 if there is none. */
        long lastTaken(SourceMapping mapping, Stream origin);

        /** Whether the target's messages came from this origin, and not from a deleted stream of the same name. */
        boolean copied(Stream origin);

        /** Marks progress that must be committed at the end of the turn, even if no message was stored. */
        void advanced();
    }

    private final StreamSource source;
    private final SourceMapping mapping;
    private final StreamContext context;
    private final Target target;
    private final boolean isMirror;
    private final Reactor reactor;
    private Reactor.@Nullable Timer retry;
    private @Nullable ApiError refusal;
    private @Nullable Instant originCreated;
    private boolean scheduled;
    private boolean attempted;
    private boolean ended;
    private long next;
    private long done;
    private long active = -1;

    SourceConsumer(StreamSource source, StreamContext context, Target target, boolean isMirror) {
        this.isMirror = isMirror;
        this.source = source;
        this.context = context;
        this.target = target;
        mapping = new SourceMapping(source);
        reactor = context.reactor();
    }

    /** The name of the origin. */
    String origin() {
        return String.valueOf(source.name());
    }

    StreamSource source() {
        return source;
    }

    void start() {
        context.streamSources().add(this);
    }

    void end() {
        ended = true;
        endRetry();
        context.streamSources().remove(this);
    }

    /** Reports that the copy no longer exists, so that the origin may remove messages that only it needed. */
    void release() {
        Stream origin = context.streamSources().origin(origin());
        if (origin != null) {
            origin.released(mapping.filter());
        }
    }

    /** Restarts after the last message that the target holds. */
    void resume() {
        next = 0;
        retry();
    }

    /** Takes messages if there are any. After a refusal, waits until the next attempt is due. */
    void wake() {
        if (retry == null) {
            plan();
        }
    }

    /** Retries now a message that was refused. */
    void retry() {
        endRetry();
        plan();
    }

    private void plan() {
        if (!scheduled) {
            scheduled = true;
            reactor.execute(this::run);
        }
    }

    private void retryLater() {
        retry = reactor.schedule(RETRY_NANOS, this::retry);
    }

    private void endRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private void run() {
        scheduled = false;
        attempted = true;
        Stream origin = context.streamSources().origin(origin());
        if (origin == null || ended || retry != null) {
            return;
        }
        active = reactor.now();
        if (next == 0 || !origin.created().equals(originCreated)) {
            begin(origin);
        }
        long before = next;
        boolean more = takeSome(origin);
        if (next != before) {
            target.advanced();
        }
        if (more) {
            plan();
        }
    }

    /** Takes as many messages as one turn allows; returns whether more can be taken at once. */
    private boolean takeSome(Stream origin) {
        for (int n = 0; n < MAX_MESSAGES_PER_TURN; n++) {
            long sequence = origin.next(mapping.filter(), next);
            if (sequence == 0) {
                next = Math.max(next, origin.lastSequence() + 1);
                refusal = null;
                return false;
            }
            StreamMessage message;
            try {
                message = origin.load(sequence);
            } catch (UnreadableMessageException e) {
                // The origin wakes its consumers once the message can be read.
                return false;
            }
            refusal = message == null ? null : target.take(message, mapping);
            if (refusal != null) {
                retryLater();
                return false;
            }
            next = sequence + 1;
        }
        return true;
    }

    /** Starts consuming. It counts as an API request, because nats-server creates a consumer in the origin with one. */
    private void begin(Stream origin) {
        context.apiStats().request();
        originCreated = origin.created();
        long first = first(origin);
        long taken = target.lastTaken(mapping, origin);
        next = taken > 0 ? taken + 1 : first;
        done = next;
        if (first < next && target.copied(origin)) {
            // The broker may have stopped after the copies were committed and before the origin had removed the
            // originals.
            done = first;
            target.advanced();
        }
    }

    /** The first message of the origin that is to be copied. */
    private long first(Stream origin) {
        if (source.optStartSeq() != null) {
            return Math.max(1, source.optStartSeq());
        }
        if (source.optStartTime() != null) {
            return origin.firstSince(ChronoUnit.NANOS.between(Instant.EPOCH, source.optStartTime()));
        }
        return 1;
    }

    /** Acknowledges the committed messages to the origin. */
    void committed() {
        Stream origin = context.streamSources().origin(origin());
        long from = done;
        done = next;
        if (origin != null && origin.dropsWhatIsSettled() && origin.created().equals(originCreated)) {
            long sequence = origin.next(mapping.filter(), from);
            while (sequence != 0 && sequence < next) {
                origin.settled(sequence);
                sequence = origin.next(mapping.filter(), sequence + 1);
            }
        }
        if (retry != null) {
            retry();
        }
    }

    boolean wants(ByteString subject) {
        return mapping.filter().matches(subject);
    }

    /** Whether the copy of that message is not committed, or not known to be. */
    boolean needs(long sequence, ByteString subject) {
        return (next == 0 || sequence >= done) && wants(subject);
    }

    /** The progress, and the error that blocks it, if any. */
    StreamSourceInfo info() {
        Stream origin = context.streamSources().origin(origin());
        return StreamSourceInfoBuilder.builder()
                .name(source.name())
                .external(source.external())
                .lag(origin == null || next == 0 ? 0 : origin.count(mapping.filter(), next))
                .active(active < 0 ? -1 : reactor.now() - active)
                .error(error(origin))
                .filterSubject(attempted || !isMirror ? source.filterSubject() : null)
                .subjectTransforms(source.subjectTransforms())
                .build();
    }

    private @Nullable JsonNode error(@Nullable Stream origin) {
        ApiError error = refusal;
        if (origin == null && attempted && active < 0) {
            error = JetStreamError.STREAM_NOT_FOUND.with();
        }
        return error == null
                ? null
                : JSON.objectNode()
                        .put("code", error.code())
                        .put("err_code", error.errCode())
                        .put("description", error.description());
    }
}
