package io.topz.metrics.server;

import io.topz.collectors.document.MetaClusterInfo;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The servers that are checked together, at one moment. */
public record ClusterView(List<ServerView> servers) {

    /** The different versions of the servers. */
    public Set<String> versions() {
        return servers.stream()
                .map(server -> server.varz().version())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The meta group as reported by each server that belongs to one. */
    public List<MetaClusterInfo> metaGroups() {
        return servers.stream()
                .map(ServerView::metaGroup)
                .filter(Objects::nonNull)
                .toList();
    }
}
