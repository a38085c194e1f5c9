package io.topz.app.check;

import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.Varz;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures of all servers that are checked together; null is not known, as of one server alone. */
final class ClusterFigures {

    static final Set<String> NAMES = Set.of("versions", "meta_leaders", "servers");

    private ClusterFigures() {}

    static Figure of(String name, List<Observation> seen) {
        return switch (name) {
            case "versions" -> versions(seen);
            case "meta_leaders" -> new Figure("", metaLeaders(seen));
            default -> new Figure("", (double) seen.size());
        };
    }

    /** How many different versions there are. */
    private static Figure versions(List<Observation> seen) {
        Set<String> versions = seen.stream()
                .map(Observation::now)
                .map(Varz::version)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Double count = seen.size() < 2 || versions.isEmpty() ? null : Double.valueOf(versions.size());
        return new Figure("", count, String.join(" ", versions));
    }

    /** How many different leaders they name: one, unless the cluster is split. */
    private static @Nullable Double metaLeaders(List<Observation> seen) {
        List<JetStreamVarz> members = seen.stream()
                .map(one -> one.now().jetstream())
                .filter(js -> js != null && js.meta() != null)
                .toList();
        return members.size() < 2
                ? null
                : Double.valueOf((double) members.stream()
                        .map(js -> js.meta() == null ? null : js.meta().leader())
                        .filter(leader -> leader != null && !leader.isEmpty())
                        .distinct()
                        .count());
    }
}
