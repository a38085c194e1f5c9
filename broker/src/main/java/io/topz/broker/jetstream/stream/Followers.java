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
public final class Followers {

    private final Map<String, Set<Follower>> byOrigin = new HashMap<>();
    private final Map<String, Stream> streams;

    /** Streams that cannot be opened now, and from which others they may copy; nothing for all. */
    private final Map<OfflineStream, Optional<Set<String>>> holds = new HashMap<>();

    /** {@code streams} has all streams by name. */
    public Followers(Map<String, Stream> streams) {
        this.streams = streams;
    }

    @Nullable
    Stream origin(String name) {
        return streams.get(name);
    }

    void add(Follower follower) {
        byOrigin.computeIfAbsent(follower.origin(), name -> new LinkedHashSet<>())
                .add(follower);
        follower.wake();
    }

    void remove(Follower follower) {
        Set<Follower> others = byOrigin.get(follower.origin());
        if (others != null && others.remove(follower) && others.isEmpty()) {
            byOrigin.remove(follower.origin());
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

    private Set<Follower> of(String origin) {
        return byOrigin.isEmpty() ? Set.of() : byOrigin.getOrDefault(origin, Set.of());
    }

    /** There may be something new in a stream. */
    public void advanced(String origin) {
        List.copyOf(of(origin)).forEach(Follower::wake);
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
        for (Follower follower : of(origin)) {
            if (follower.wants(subject)) {
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
        for (Follower follower : of(origin)) {
            if (follower.needs(sequence, subject)) {
                return true;
            }
        }
        return false;
    }
}
