package io.topz.metrics.catalog;

import io.topz.collectors.document.MetaClusterInfo;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.server.ClusterView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of all servers that are checked together. */
public final class ClusterMetrics {

    public static final Metric<ClusterView> VERSIONS =
            Metric.count("versions", "different versions of the servers", ClusterMetrics::versions);

    /** The servers that are checked together. */
    public static final Entity<ClusterView> CLUSTER = new Entity<>(
            "cluster",
            "all servers together",
            List.of(
                    Metric.count("servers", "servers that answered", cluster ->
                            (long) cluster.servers().size()),
                    VERSIONS,
                    Metric.count(
                            "meta_leaders",
                            "different leaders of the meta group that they name: one, unless the cluster is split",
                            ClusterMetrics::metaLeaders)),
            List.of());

    private ClusterMetrics() {}

    /** The number of versions; unknown if there is only one server. */
    private static @Nullable Long versions(ClusterView cluster) {
        int versions = cluster.versions().size();
        return cluster.servers().size() < 2 || versions == 0 ? null : Long.valueOf(versions);
    }

    private static @Nullable Long metaLeaders(ClusterView cluster) {
        List<MetaClusterInfo> groups = cluster.metaGroups();
        return groups.size() < 2
                ? null
                : Long.valueOf(groups.stream()
                        .map(MetaClusterInfo::leader)
                        .filter(leader -> leader != null && !leader.isEmpty())
                        .distinct()
                        .count());
    }
}
