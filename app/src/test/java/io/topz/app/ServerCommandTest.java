package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.topz.broker.testing.NatsSocket;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("process")
class ServerCommandTest {

    /** The beginning of a log line. */
    private static final String LINE = "\\[\\d+] \\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ";

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
    void everyReportedLimit_isAFlag() throws Exception {
        Set<String> flags = new CommandLine(new ServerCommand())
                .getCommandSpec()
                .optionsMap()
                .keySet();
        try (TopzProcess server = server("-js", "-sd", directory.toString(), "-stan", "-m", "-1")) {
            String line = server.awaitLine("Starting http monitor on ");
            String limits = get("http://" + line.substring(line.lastIndexOf(' ') + 1) + "/limitsz");
            List<String> names = new ObjectMapper().readTree(limits).findValuesAsText("name");
            // The limit at which publishers wait is a share of max_pending.
            assertThat(names).hasSizeGreaterThan(20).contains("publisher_stall", "streaming_max_inbox");
            assertThat(names)
                    .filteredOn(name -> !name.equals("publisher_stall"))
                    .allMatch(name -> flags.contains("--" + name));
        }
    }

    @Test
    void trace_showsWhatClientsSayWithoutTheirSecrets() throws Exception {
        try (TopzProcess server = server("-DV", "--user", "derek", "--pass", "s3cr3t")) {
            int port = server.awaitPort();
            try (NatsSocket stranger = new NatsSocket(port)) {
                stranger.send("CONNECT {\"user\":\"derek\",\"pass\":\"guess\",\"auth_token\":\"guess\"}\r\n");
                assertThat(server.awaitLine("<<- [CONNECT"))
                        .doesNotContain("guess")
                        .contains("[REDACTED]");
                assertThat(server.awaitLine("authentication error"))
                        .matches(LINE + "\\[ERR] 127.0.0.1:\\d+ - cid:5 - .*");
                server.awaitLine("->> [-ERR Authorization Violation]");
                server.awaitLine("[DBG] 127.0.0.1:");
            }
            try (NatsSocket client = new NatsSocket(port)) {
                client.send("CONNECT {\"verbose\":false,\"user\":\"derek\",\"pass\":\"s3cr3t\"}\r\n");
                client.send("SUB foo 1\r\nPUB foo 4\r\nhe\u001bo\r\n");
                assertThat(server.awaitLine("[SUB "))
                        .matches(LINE + "\\[TRC] 127.0.0.1:\\d+ - cid:6 - <<- \\[SUB foo 1]");
                server.awaitLine("<<- [PUB foo 4]");
                server.awaitLine("<<- MSG_PAYLOAD: [\"he\\x1bo\"]");
                server.awaitLine("->> [MSG foo 1 4]");
            }
        }
    }

    @Test
    void start_logsTheLinesThatLaunchersWaitFor() throws Exception {
        try (TopzProcess server = server("-js", "-sd", directory.resolve("js").toString(), "-m", "-1")) {
            assertThat(server.awaitLine("Starting nats-server")).matches(LINE + "\\[INF] Starting nats-server");
            server.awaitLine("[INF]   Version:  2.10.27");
            server.awaitLine("[INF]   Name:     N");
            server.awaitLine("[INF]   ID:       N");
            server.awaitLine("[INF] Starting JetStream");
            server.awaitLine("[INF]   Store Directory: \"" + directory.resolve("js/jetstream") + "\"");
            assertThat(server.awaitLine("Listening for client connections"))
                    .matches(LINE + "\\[INF] Listening for client connections on 127.0.0.1:\\d+");
            server.awaitLine("[INF] Starting http monitor on 127.0.0.1:");
            server.awaitLine("[INF] Server is ready");
            server.signal("TERM");
            server.awaitLine("[INF] Initiating Shutdown...");
            server.awaitLine("[INF] JetStream Shutdown");
            server.awaitLine("[INF] Server Exiting..");
        }
    }

    @Test
    void restart_logsWhatIsRestored() throws Exception {
        String store = directory.resolve("js").toString();
        try (TopzProcess server = server("-js", "-sd", store)) {
            try (NatsSocket client = new NatsSocket(server.awaitPort())) {
                String stream = "{\"name\":\"S\",\"subjects\":[\"s\"]}";
                client.send("CONNECT {\"verbose\":false}\r\nSUB in 1\r\nPUB $JS.API.STREAM.CREATE.S in "
                        + stream.length() + "\r\n" + stream + "\r\n");
                assertThat(client.line()).startsWith("MSG in 1 ");
                client.send("PUB s in 1\r\n1\r\n");
                assertThat(client.line()).contains("stream_create_response");
                assertThat(client.line()).startsWith("MSG in 1 ");
            }
            server.signal("TERM");
            assertThat(server.awaitExit()).isZero();
        }
        try (TopzProcess server = server("-js", "-sd", store)) {
            server.awaitLine("[INF]   Starting restore for stream '$G > S'");
            server.awaitLine("[INF]   Restored 1 messages for stream '$G > S'");
            server.awaitLine("Server is ready");
        }
    }

    @Test
    void hangUp_isAnsweredInTheLog() throws Exception {
        try (TopzProcess server = server()) {
            server.awaitLine("Server is ready");
            server.signal("HUP");
            server.awaitLine("[ERR] Failed to reload server configuration");
            server.signal("INT");
            assertThat(server.awaitExit()).isZero();
        }
    }

    @Test
    void userSignal1_opensTheLogAgain() throws Exception {
        Path log = directory.resolve("log");
        Path pidFile = directory.resolve("pid");
        try (TopzProcess server = server("-l", log.toString(), "-P", pidFile.toString())) {
            awaitText(log, "Server is ready");
            Path old = Files.move(log, directory.resolve("log.1"));
            assertThat(Topz.run("server", "--signal", "reopen=" + pidFile)).isZero();
            awaitText(log, "[INF] File log re-opened");
            assertThat(Files.readString(old)).doesNotContain("re-opened");
            server.terminate();
            assertThat(server.awaitExit()).isZero();
            assertThat(Files.readString(log)).contains("Server Exiting..");
        }
    }

    @Test
    void userSignal2_drainsAndEnds() throws Exception {
        try (TopzProcess server = server("--lame_duck_duration", "2s", "--lame_duck_grace_period", "1s")) {
            int port = server.awaitPort();
            try (NatsSocket client = new NatsSocket(port)) {
                client.send("CONNECT {\"verbose\":false,\"protocol\":1}\r\n");
                client.fence(0);
                server.signal("USR2");
                assertThat(client.line()).startsWith("INFO {").contains("\"ldm\":true");
                server.awaitLine("[INF] Entering lame duck mode, stop accepting new clients");
                assertThatThrownBy(() -> new NatsSocket(port)).isInstanceOf(UncheckedIOException.class);
                server.signal("TERM"); // does not end the drain early
                server.awaitLine("[INF] Closing existing clients");
                assertThat(server.awaitExit()).isZero();
            }
        }
    }

    @Test
    void unknownSignal_isRefused() {
        assertThat(Topz.run("server", "--signal", "dance=1")).isEqualTo(1);
        assertThat(Topz.run("server", "--signal", "ldm=" + directory.resolve("no-pid")))
                .isEqualTo(1);
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

    private static TopzProcess server(String... flags) throws IOException {
        return TopzProcess.start(Stream.concat(Stream.of("server", "-a", "127.0.0.1", "-p", "-1"), Stream.of(flags))
                .toArray(String[]::new));
    }

    private static void awaitText(Path file, String text) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TopzProcess.TIMEOUT_SECONDS);
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            assertThat(System.nanoTime()).as("no '%s' in %s", text, file).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
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
