package io.topz.broker.testing;

import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** One server per set of settings, started on demand. */
public final class Servers implements AutoCloseable {

    private final Map<ServerSettings, TestServer> servers = new HashMap<>();
    private final Function<ServerSettings, TestServer> start;

    public Servers(Function<ServerSettings, TestServer> start) {
        this.start = start;
    }

    public int port(ServerSettings settings) {
        return servers.computeIfAbsent(settings, start).port();
    }

    @Override
    public void close() {
        servers.values().forEach(TestServer::stop);
        servers.clear();
    }
}
