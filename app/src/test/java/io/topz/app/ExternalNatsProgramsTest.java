package io.topz.app;

import io.topz.broker.streaming.programs.StreamingPrograms;
import io.topz.broker.testing.RealCluster;
import io.topz.collectors.testing.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/**
 * Runs the programs with {@code topz streaming-server --nats_server} on a real cluster of three nodes that require a user and a password.
 * The programs connect to another node than the service.
 */
@Tag("process")
class ExternalNatsProgramsTest extends StreamingPrograms {

    private @Nullable RealCluster cluster;
    private @Nullable TopzProcess service;

    @Override
    protected void start(Path directory) throws Exception {
        RealServer.assumePresent();
        cluster = RealCluster.start(Files.createDirectory(directory.resolve("cluster")));
        service = TopzProcess.start(
                "streaming-server",
                "--nats_server",
                cluster.urls(0),
                "-st",
                "FILE",
                "-dir",
                directory.resolve("channels").toString());
        service.awaitLine("[INF] STREAM: Streaming Server is ready");
    }

    @Override
    protected String url() {
        return Objects.requireNonNull(cluster).url(1);
    }

    @Override
    protected void stop() {
        if (service != null) {
            service.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }
}
