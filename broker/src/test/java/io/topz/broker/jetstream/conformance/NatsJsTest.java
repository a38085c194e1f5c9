package io.topz.broker.jetstream.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.clients.NatsJs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs nats.js with JetStream ({@code src/test/js/jetstream.mjs}) if Node.js is present. */
@Tag("process")
class NatsJsTest {

    private static final int CHECKS = 12;

    @TempDir
    Path store;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NatsJs.install();
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void natsJs_walksThrough(Peer peer) throws IOException, InterruptedException {
        try (JetStreamFixture fixture = JetStreamFixture.start(peer, store)) {
            Process node = NatsJs.start("jetstream.mjs", fixture.port());
            String output = new String(node.getInputStream().readAllBytes(), UTF_8);
            assertThat(output).endsWith("passed " + CHECKS + "\n");
            assertThat(node.waitFor()).isZero();
        }
    }
}
