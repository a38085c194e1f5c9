package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registry of the mirrors and sources of an account's streams, by origin. Used only on the JetStream thread. */
public final class StreamSources {

    private final Map<String, Set<SourceConsumer>> byOrigin = new HashMap<>();
    private final Map<String, Stream> streams;

    /** The offline streams, each with the names of its possible origins; empty if every stream may be one. */
    private final Map<OfflineStream, Optional<Set<String>>> holds = new HashMap<>();

    /** {@code streams} contains all streams by name. */
    public StreamSources(Map<String, Stream> streams) {
        this.streams = streams;
    }

    @Nullable
    Stream origin(String name) {
        return streams.get(name);
    }

    void add(SourceConsumer consumer) {
        byOrigin.computeIfAbsent(consumer.origin(), name -> new LinkedHashSet<>())
                .add(consumer);
        consumer.wake();
    }

    void remove(SourceConsumer consumer) {
        Set<SourceConsumer> others = byOrigin.get(consumer.origin());
        if (others != null && others.remove(consumer) && others.isEmpty()) {
            byOrigin.remove(consumer.origin());
        }
    }

    /** Makes the origins keep all their messages for an offline stream. {@code null} stands for all streams. */
    void hold(OfflineStream copy, @Nullable Set<String> origins) {
        if (origins == null || !origins.isEmpty()) {
            holds.put(copy, Optional.ofNullable(origins));
        } else {
            endHold(copy);
        }
    }

    /** Ends the hold: the origins keep only the messages that the opened stream needs. */
    void endHold(OfflineStream copy) {
        if (holds.remove(copy) != null) {
            List.copyOf(streams.values()).forEach(origin -> origin.released(SubjectFilter.ALL));
        }
    }

    private boolean isHeld(String origin) {
        return !holds.isEmpty()
                && holds.values().stream()
                        .anyMatch(origins -> origins.isEmpty() || origins.get().contains(origin));
    }

    private Set<SourceConsumer> of(String origin) {
        return byOrigin.isEmpty() ? Set.of() : byOrigin.getOrDefault(origin, Set.of());
    }

    /** Wakes the copies of a stream that may have new messages. */
    public void advanced(String origin) {
        List.copyOf(of(origin)).forEach(SourceConsumer::wake);
    }

    /** Whether a stream has copies. */
    boolean any(String origin) {
        return !of(origin).isEmpty() || isHeld(origin);
    }

    /** Whether a copy of the stream wants messages of that subject. */
    boolean want(String origin, ByteString subject) {
        if (isHeld(origin)) {
            return true;
        }
        for (SourceConsumer consumer : of(origin)) {
            if (consumer.wants(subject)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a copy of the stream wants that message and has not committed it. */
    boolean need(String origin, long sequence, ByteString subject) {
        if (isHeld(origin)) {
            return true;
        }
        for (SourceConsumer consumer : of(origin)) {
            if (consumer.needs(sequence, subject)) {
                return true;
            }
        }
        return false;
    }
}
