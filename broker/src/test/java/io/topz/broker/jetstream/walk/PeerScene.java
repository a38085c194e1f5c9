package io.topz.broker.jetstream.walk;

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
abstract class PeerScene {

    @TempDir
    Path store;

    @Parameter
    private @Nullable Peer peer;

    @AutoClose
    Walk walk;

    JetStream js;
    JetStreamManagement jsm;

    @BeforeEach
    void connect() throws IOException {
        walk = Walk.start(Objects.requireNonNull(peer), store);
        js = walk.connection().jetStream();
        jsm = walk.connection().jetStreamManagement();
    }
}
