package io.topz.app;

import io.topz.broker.streaming.stock.StockJavaClientProgram;
import io.topz.broker.testing.RealCluster;
import io.topz.collectors.testing.RealServer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code topz streaming-server --nats_server} on a real cluster with java-nats-streaming, whose node is not that of the service. */
@Tag("process")
class ExternalStockJavaClientTest extends StockJavaClientProgram {

    private static final int NODE_OF_SERVICE = 0;
    private static final int NODE_OF_CLIENTS = 1;

    @TempDir
    private Path configuration;

    private Path directory = Path.of("");
    private @Nullable RealCluster cluster;
    private @Nullable TopzProcess server;

    @Override
    protected void start(Path store) throws Exception {
        RealServer.assumePresent();
        directory = store;
        cluster = RealCluster.start(configuration);
        startService();
    }

    private RealCluster cluster() {
        return Objects.requireNonNull(cluster);
    }

    private void startService() throws Exception {
        TopzProcess started = TopzProcess.start(
                "streaming-server", "-ns", cluster().urls(NODE_OF_SERVICE), "-dir", directory.toString());
        server = started;
        started.awaitLine("Streaming Server is ready");
    }

    @Override
    protected String url() {
        return cluster().url(NODE_OF_CLIENTS);
    }

    @Override
    protected void stop() throws Exception {
        if (server != null) {
            server.kill();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Kills the service and both nodes, so that the clients lose their connections, too. */
    @Override
    protected void restart() throws Exception {
        Objects.requireNonNull(server).kill();
        for (int node : new int[] {NODE_OF_SERVICE, NODE_OF_CLIENTS}) {
            cluster().kill(node);
            cluster().start(node);
        }
        cluster().awaitRoutes();
        startService();
    }
}
