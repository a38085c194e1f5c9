package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registry of the mirrors and sources of an account's streams, by origin. For the JetStream thread alone. */
public final class StreamSources {

    private final Map<String, Set<SourceConsumer>> byOrigin = new HashMap<>();
    private final Map<String, Stream> streams;

    /** Streams that cannot be opened now, and from which others they may copy; nothing for all. */
    private final Map<OfflineStream, Optional<Set<String>>> holds = new HashMap<>();

    /** {@code streams} has all streams by name. */
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

    /** The origins keep all their messages for a stream that is offline. {@code null} stands for all streams. */
    void hold(OfflineStream copy, @Nullable Set<String> origins) {
        if (origins == null || !origins.isEmpty()) {
            holds.put(copy, Optional.ofNullable(origins));
        } else {
            endHold(copy);
        }
    }

    /** Nothing is kept for it any more but what it needs as a stream. */
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

    /** There may be something new in a stream. */
    public void advanced(String origin) {
        List.copyOf(of(origin)).forEach(SourceConsumer::wake);
    }

    /** Whether somebody copies from a stream. */
    boolean any(String origin) {
        return !of(origin).isEmpty() || isHeld(origin);
    }

    /** Whether somebody copies messages of that subject from a stream. */
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

    /** Whether somebody copies that message from a stream and has not committed the copy. */
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
