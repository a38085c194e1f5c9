package io.topz.broker.clients;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.topz.broker.testing.TestServer;
import java.io.IOException;

/** A jnats connection that closes like any other resource, which its own type does not: it may be interrupted. */
record Jnats(Connection connection) implements AutoCloseable {

    static Jnats connect(Options options) throws IOException {
        try {
            return new Jnats(Nats.connect(options));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static Options.Builder options(TestServer server) {
        return Options.builder().server("nats://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
