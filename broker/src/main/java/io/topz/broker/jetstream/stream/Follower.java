package io.topz.broker.jetstream.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.reactor.Reactor;
import io.topz.broker.jetstream.store.StreamMessage;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamSourceInfoBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of one stream to another one that mirrors it or gathers from it, as far as they are committed there. For
 * the JetStream thread alone.
 */
final class Follower {

    private static final int MAX_MESSAGES_PER_TURN = 1000;
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What becomes of a message in the other stream. */
    interface Target {

        /** Takes a message; false if there is no room for it now. */
        boolean take(StreamMessage message, SourceMapping mapping);

        /** The last sequence of the origin that it has, 0 for none. */
        long lastTaken(SourceMapping mapping);
    }

    private final StreamSource source;
    private final SourceMapping mapping;
    private final StreamContext context;
    private final Target target;
    private final boolean isMirror;
    private final Reactor reactor;
    private boolean scheduled;
    private boolean attempted;
    private boolean ended;
    private long next;
    private long active = -1;

    Follower(StreamSource source, StreamContext context, Target target, boolean isMirror) {
        this.isMirror = isMirror;
        this.source = source;
        this.context = context;
        this.target = target;
        mapping = new SourceMapping(source);
        reactor = context.reactor();
    }

    /** The name of the stream that is followed. */
    String origin() {
        return String.valueOf(source.name());
    }

    void start() {
        context.followers().add(this);
    }

    void end() {
        ended = true;
        context.followers().remove(this);
    }

    /** Begins anew behind what the target has. */
    void resume() {
        next = 0;
        wake();
    }

    /** There may be something to take. */
    void wake() {
        if (!scheduled) {
            scheduled = true;
            reactor.execute(this::run);
        }
    }

    private void run() {
        scheduled = false;
        attempted = true;
        Stream origin = context.followers().origin(origin());
        if (origin == null || ended) {
            return;
        }
        active = reactor.now();
        if (next == 0) {
            next = start(origin);
        }
        for (int n = 0; n < MAX_MESSAGES_PER_TURN; n++) {
            long sequence = origin.next(mapping.filter(), next);
            if (sequence == 0) {
                next = Math.max(next, origin.lastSequence() + 1);
                return;
            }
            StreamMessage message;
            try {
                message = origin.load(sequence);
            } catch (UnreadableMessageException e) {
                // The origin wakes its followers once the message can be read.
                return;
            }
            if (message != null && !target.take(message, mapping)) {
                retryLater();
                return;
            }
            next = sequence + 1;
        }
        wake();
    }

    private void retryLater() {
        scheduled = true;
        reactor.schedule(RETRY_NANOS, this::run);
    }

    private long start(Stream origin) {
        long taken = target.lastTaken(mapping);
        if (taken > 0) {
            return taken + 1;
        }
        if (source.optStartSeq() != null) {
            return Math.max(1, source.optStartSeq());
        }
        if (source.optStartTime() != null) {
            return origin.firstSince(ChronoUnit.NANOS.between(Instant.EPOCH, source.optStartTime()));
        }
        return 1;
    }

    /** How far it is. */
    StreamSourceInfo info() {
        Stream origin = context.followers().origin(origin());
        return StreamSourceInfoBuilder.builder()
                .name(source.name())
                .external(source.external())
                .lag(origin == null || next == 0 ? 0 : origin.count(mapping.filter(), next))
                .active(active < 0 ? -1 : reactor.now() - active)
                .error(origin == null && attempted && active < 0 ? error(JetStreamError.STREAM_NOT_FOUND.with()) : null)
                .filterSubject(attempted || !isMirror ? source.filterSubject() : null)
                .subjectTransforms(source.subjectTransforms())
                .build();
    }

    private static @Nullable JsonNode error(ApiError error) {
        return JSON.objectNode()
                .put("code", error.code())
                .put("err_code", error.errCode())
                .put("description", error.description());
    }
}
