package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who copies from which stream of an account. For the JetStream thread alone. */
public final class Followers {

    private final Map<String, Set<Follower>> byOrigin = new HashMap<>();
    private final Function<String, @Nullable Stream> streams;

    /** {@code streams} finds a stream by its name. */
    public Followers(Function<String, @Nullable Stream> streams) {
        this.streams = streams;
    }

    @Nullable
    Stream origin(String name) {
        return streams.apply(name);
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

    private Set<Follower> of(String origin) {
        return byOrigin.isEmpty() ? Set.of() : byOrigin.getOrDefault(origin, Set.of());
    }

    /** There may be something new in a stream. */
    public void advanced(String origin) {
        List.copyOf(of(origin)).forEach(Follower::wake);
    }

    /** Whether somebody copies from a stream. */
    boolean any(String origin) {
        return !of(origin).isEmpty();
    }

    /** Whether somebody copies messages of that subject from a stream. */
    boolean want(String origin, ByteString subject) {
        for (Follower follower : of(origin)) {
            if (follower.wants(subject)) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody copies that message from a stream and has not committed the copy. */
    boolean need(String origin, long sequence, ByteString subject) {
        for (Follower follower : of(origin)) {
            if (follower.needs(sequence, subject)) {
                return true;
            }
        }
        return false;
    }
}
