package io.topz.broker.jetstream.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Options;
import io.topz.broker.clients.Jnats;
import io.topz.broker.jetstream.schema.Schemas;
import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A server with JetStream, a tap in front of it, and a jnats connection through the tap. */
final class Walk implements AutoCloseable {

    private static final Optional<Schemas> SCHEMAS = Schemas.find();

    private final TestServer server;
    private final Tap tap;
    private final Jnats jnats;

    private Walk(TestServer server, Tap tap, Jnats jnats) {
        this.server = server;
        this.tap = tap;
        this.jnats = jnats;
    }

    static Walk start(Peer peer, Path store) throws IOException {
        TestServer server = peer.start(store);
        Tap tap = Tap.before(server.port());
        return new Walk(server, tap, Jnats.connect(options(tap).build()));
    }

    Connection connection() {
        return jnats.connection();
    }

    /** A dispatcher, which ends with the connection. */
    Dispatcher dispatcher() {
        return connection().createDispatcher();
    }

    /** Another connection, which the caller closes. */
    Jnats connect() throws IOException {
        return Jnats.connect(options(tap).build());
    }

    /** The port for clients whose answers are validated. */
    int port() {
        return tap.port();
    }

    TestServer server() {
        return server;
    }

    /** Closes everything; fails if an answer does not match the published schemas, if there are any. */
    @Override
    public void close() {
        jnats.close();
        tap.close();
        server.stop();
        SCHEMAS.ifPresent(schemas -> assertThat(invalid(schemas)).isEmpty());
    }

    private List<String> invalid(Schemas schemas) {
        return tap.answers().stream()
                .filter(Schemas::concern)
                .filter(answer -> !schemas.problems(answer).isEmpty())
                .map(answer -> schemas.problems(answer) + " in " + answer)
                .toList();
    }

    private static Options.Builder options(Tap tap) {
        return Options.builder().server("nats://127.0.0.1:" + tap.port()).errorListener(new ErrorListener() {});
    }
}
