package io.topz.app.monitoring;

import io.topz.broker.streaming.differential.RealStreamingServer;

/** A real nats-streaming-server. */
record RealStreamingTarget(RealStreamingServer server) implements Target {

    @Override
    public String name() {
        return "nats-streaming-server";
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
    public String basePath() {
        return "";
    }

    @Override
    public void close() {
        server.stop();
    }
}
