package io.topz.app.monitoring;

import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import java.util.Map;
import java.util.TreeMap;

/** A real nats-server. */
record RealTarget(RealServer server, String basePath) implements Target {

    static RealTarget start(Map<String, String> settings, String basePath) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("http", "127.0.0.1:-1");
        if (!basePath.isEmpty()) {
            all.put("http_base_path", basePath);
        }
        return new RealTarget(RealServer.start(new ServerSettings(all)), basePath);
    }

    @Override
    public String name() {
        return "nats-server";
    }

    @Override
    public int clientPort() {
        return server.port();
    }

    @Override
    public int monitorPort() {
        return server.monitorPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
