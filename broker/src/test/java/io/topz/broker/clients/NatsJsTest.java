package io.topz.broker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs nats.js, the JavaScript client, with the broker ({@code src/test/js/clients.mjs}) if Node.js is present and the client can be
 * installed.
 */
@Tag("process")
class NatsJsTest {

    private static final int CHECKS = 16;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NatsJs.install();
    }

    @Test
    void natsJs_doesAllThatItsUsersDo() throws IOException, InterruptedException {
        TestServer restarted = OurServer.start(ServerSettings.NONE);
        try (TestServer open = OurServer.start(ServerSettings.NONE);
                TestServer user = OurServer.start(ServerSettings.parse("user=derek password=s3cret"));
                TestServer token = OurServer.start(ServerSettings.parse("token=t0ken"))) {
            Process node = NatsJs.start("clients.mjs", open.port(), user.port(), token.port(), restarted.port());
            StringBuilder output = new StringBuilder();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(node.getInputStream(), UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.append(line).append('\n');
                    if (line.equals("restart")) {
                        restarted.stop();
                        restarted = OurServer.start(ServerSettings.parse("port=" + restarted.port()));
                        node.getOutputStream().write('\n');
                        node.getOutputStream().flush();
                    }
                }
            }
            assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(output.toString()).endsWith("passed " + CHECKS + "\n");
            assertThat(node.exitValue()).isZero();
        } finally {
            restarted.stop();
        }
    }
}
