package io.topz.bench.scenario;

import com.sun.management.UnixOperatingSystemMXBean;
import io.topz.bench.client.IdleConnections;
import io.topz.bench.server.Server;
import io.topz.collectors.document.Varz;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;

/** Many idle connections to a server. They are open when the server lists all of them, and closed when it lists none. */
final class Crowd implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final int OTHER_FILES = 200;

    private final Server server;
    private final IdleConnections connections;

    private Crowd(Server server, IdleConnections connections) {
        this.server = server;
        this.connections = connections;
    }

    static Crowd gather(Server server, int size) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof UnixOperatingSystemMXBean unix) {
            long limit = unix.getMaxFileDescriptorCount();
            if (limit < size + OTHER_FILES) {
                throw new IOException("%,d connections need %,d open files, the limit is %,d (ulimit -n)"
                        .formatted(size, size + OTHER_FILES, limit));
            }
        }
        Crowd crowd = new Crowd(server, IdleConnections.open(server.port(), size));
        crowd.awaitConnections(size);
        return crowd;
    }

    /**
     * Checks that all connections are still open.
     *
     * @throws IOException if the server closed one
     */
    void check() throws IOException {
        connections.check();
    }

    private void awaitConnections(long expected) throws IOException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        Varz varz = server.ask(Varz.class, "/varz");
        while (varz.connections() == null || varz.connections() != expected) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "/varz says %,d connections where %,d are open".formatted(varz.connections(), expected));
            }
            Pause.of(INTERVAL);
            varz = server.ask(Varz.class, "/varz");
        }
    }

    @Override
    public void close() throws IOException {
        connections.close();
        awaitConnections(0);
    }
}
