package io.topz.broker.clients;

import io.nats.client.Connection;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A broker for all tests of a class, and a jnats connection for each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JnatsScene {

    final TestServer server = OurServer.start(ServerSettings.NONE);
    Connection connection;
    private Jnats client;

    @BeforeEach
    void connect() throws IOException {
        client = Jnats.connect(Jnats.options(server).build());
        connection = client.connection();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }
}
