package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {

    @TempDir
    private Path directory;

    @Test
    void server_servesUntilItIsTerminatedAndFreesItsPorts() throws Exception {
        Path pidFile = directory.resolve("pid");
        try (TopzProcess server = TopzProcess.start(
                "server",
                "-a",
                "127.0.0.1",
                "-p",
                "-1",
                "-m",
                "-1",
                "-P",
                pidFile.toString(),
                "-ports_file_dir",
                directory.toString(),
                "--name",
                "first-light",
                "--user",
                "derek",
                "--pass",
                "s3cr3t")) {
            server.awaitLine("Server is ready");
            Path portsFile = directory.resolve("topz_" + server.pid() + ".ports");
            JsonNode ports = new ObjectMapper().readTree(portsFile.toFile());
            String url = ports.at("/nats/0").asText();

            assertThat(Files.readString(pidFile)).isEqualTo(Long.toString(server.pid()));
            Connection client = Nats.connect(url.replace("nats://", "nats://derek:s3cr3t@"));
            assertThat(client.getServerInfo().getServerName()).isEqualTo("first-light");
            assertThat(get(ports.at("/monitoring/0").asText() + "/varz")).contains("\"connections\": 1,");
            client.close();

            server.terminate();
            assertThat(server.awaitExit()).isZero();
            assertThat(pidFile).doesNotExist();
            assertThat(portsFile).doesNotExist();
            try (ServerSocket free = new ServerSocket(URI.create(url).getPort())) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    @Test
    void portInUse_isSaidInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                TopzProcess server =
                        TopzProcess.start("server", "-p", Integer.toString(taken.getLocalPort()), "-m", "0")) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void unknownFlag_isWrongUsage() throws Exception {
        try (TopzProcess server = TopzProcess.start("server", "--no_such_flag")) {
            assertThat(server.awaitExit()).isEqualTo(2);
            assertThat(server.output()).contains("no_such_flag");
        }
    }

    @Test
    void version_isTheAnnouncedOne() throws Exception {
        try (TopzProcess server = TopzProcess.start("server", "--version")) {
            server.awaitLine("nats-server: v2.10.27");
            assertThat(server.awaitExit()).isZero();
        }
    }

    private static String get(String url) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            return WebClient.create(vertx)
                    .getAbs(url)
                    .send()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TopzProcess.TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .bodyAsString();
        } finally {
            vertx.close().await(TopzProcess.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
