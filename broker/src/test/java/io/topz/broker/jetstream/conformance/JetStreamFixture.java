package io.topz.broker.jetstream.conformance;

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

/** A server with JetStream, a proxy in front of it, and a jnats connection through the proxy. */
final class JetStreamFixture implements AutoCloseable {

    private static final Optional<Schemas> SCHEMAS = Schemas.find();

    private final TestServer server;
    private final RecordingProxy proxy;
    private final Jnats jnats;

    private JetStreamFixture(TestServer server, RecordingProxy proxy, Jnats jnats) {
        this.server = server;
        this.proxy = proxy;
        this.jnats = jnats;
    }

    static JetStreamFixture start(Peer peer, Path store) throws IOException {
        TestServer server = peer.start(store);
        RecordingProxy proxy = RecordingProxy.before(server.port());
        return new JetStreamFixture(server, proxy, Jnats.connect(options(proxy).build()));
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
        return Jnats.connect(options(proxy).build());
    }

    /** The port for clients whose answers are validated. */
    int port() {
        return proxy.port();
    }

    TestServer server() {
        return server;
    }

    /** Closes everything; fails if an answer does not match the published schemas, if there are any. */
    @Override
    public void close() {
        jnats.close();
        proxy.close();
        server.stop();
        SCHEMAS.ifPresent(schemas -> assertThat(invalid(schemas)).isEmpty());
    }

    private List<String> invalid(Schemas schemas) {
        return proxy.answers().stream()
                .filter(Schemas::concern)
                .filter(answer -> !schemas.problems(answer).isEmpty())
                .map(answer -> schemas.problems(answer) + " in " + answer)
                .toList();
    }

    private static Options.Builder options(RecordingProxy proxy) {
        return Options.builder().server("nats://127.0.0.1:" + proxy.port()).errorListener(new ErrorListener() {});
    }
}
