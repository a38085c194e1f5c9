package io.topz.broker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.topz.broker.testing.OurServer;
import io.topz.broker.testing.ServerSettings;
import io.topz.broker.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What nats.js, the JavaScript client, does with the broker: runs {@code src/test/js/clients.mjs} where Node.js is
 * present and the client can be installed.
 */
class NatsJsTest {

    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "nats.js");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "clients.mjs");
    private static final int CHECKS = 16;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        assumeTrue(runs("node", "--version"), "no Node.js on this machine, so nats.js is not tested");
        assumeTrue(runs("npm", "--version"), "no npm on this machine, so nats.js is not tested");
        for (String file : FILES) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(
                Files.isDirectory(INSTALLED.resolve("node_modules"))
                        || runs("npm", "ci", "--ignore-scripts", "--prefer-offline"),
                "npm cannot install nats.js, so it is not tested");
    }

    @Test
    void natsJs_doesAllThatItsUsersDo() throws IOException, InterruptedException {
        TestServer restarted = OurServer.start(ServerSettings.NONE);
        try (TestServer open = OurServer.start(ServerSettings.NONE);
                TestServer user = OurServer.start(ServerSettings.parse("user=derek password=s3cret"));
                TestServer token = OurServer.start(ServerSettings.parse("token=t0ken"))) {
            Process node = start(command(open, user, token, restarted));
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

    private static List<String> command(TestServer... servers) {
        List<String> command = new ArrayList<>(List.of("node", "clients.mjs"));
        for (TestServer server : servers) {
            command.add(Integer.toString(server.port()));
        }
        return command;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = start(List.of(command));
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
