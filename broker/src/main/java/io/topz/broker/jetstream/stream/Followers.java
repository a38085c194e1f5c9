package io.topz.broker.jetstream.stream;

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

    /** There may be something new in a stream. */
    public void advanced(String origin) {
        if (!byOrigin.isEmpty()) {
            List.copyOf(byOrigin.getOrDefault(origin, Set.of())).forEach(Follower::wake);
        }
    }
}
