package io.topz.metrics.jetstream;

import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.rate.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JetStream document of one server.
 *
 * @param window the permitted distance of two samples for a rate
 */
public record Answer(Varz varz, Jsz jsz, Window window) {

    ServerRun run() {
        return ServerRun.of(varz);
    }

    @Nullable
    Instant now() {
        return jsz.now() == null ? varz.now() : jsz.now();
    }

    /** Whether both servers belong to one cluster, so that their replicas are of the same streams. */
    public boolean sharesClusterWith(Answer other) {
        return jsz.metaCluster() != null
                && other.jsz.metaCluster() != null
                && varz.cluster() != null
                && other.varz.cluster() != null
                && Objects.equals(varz.cluster().name(), other.varz.cluster().name());
    }

    /** The meta group as reported by its leader if that is among the others, otherwise as reported by this server. */
    public @Nullable MetaClusterInfo metaOfLeader(List<Answer> others) {
        return others.stream()
                .filter(this::sharesClusterWith)
                .filter(Answer::leadsCluster)
                .findFirst()
                .orElse(this)
                .jsz
                .metaCluster();
    }

    private boolean leadsCluster() {
        return jsz.metaCluster() != null
                && varz.serverName() != null
                && varz.serverName().equals(jsz.metaCluster().leader());
    }
}
