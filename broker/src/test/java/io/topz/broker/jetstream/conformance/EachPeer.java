package io.topz.broker.jetstream.conformance;

import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A new server of each kind for every test, and a jnats connection to its JetStream. */
@ParameterizedClass
@EnumSource(Peer.class)
abstract class EachPeer {

    @TempDir
    Path store;

    @Parameter
    private @Nullable Peer peer;

    @AutoClose
    JetStreamFixture fixture;

    JetStream js;
    JetStreamManagement jsm;

    @BeforeEach
    void connect() throws IOException {
        fixture = JetStreamFixture.start(Objects.requireNonNull(peer), store);
        js = fixture.connection().jetStream();
        jsm = fixture.connection().jetStreamManagement();
    }
}
