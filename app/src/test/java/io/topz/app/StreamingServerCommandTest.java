package io.topz.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the lines of {@code topz streaming-server} that scripts read, which are those of nats-streaming-server 0.25.6. */
@Tag("process")
class StreamingServerCommandTest {

    /** The beginning of a log line. */
    private static final String LINE = "\\[\\d+] \\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ";

    @TempDir
    private Path directory;

    @Test
    void start_logsTheLinesThatScriptsWaitFor() throws Exception {
        try (TopzProcess server = server("-st", "FILE", "-dir", directory.toString(), "-cid", "orders", "-mm", "5")) {
            assertThat(server.awaitLine("Starting nats-streaming-server"))
                    .matches(LINE + "\\[INF] STREAM: Starting nats-streaming-server\\[orders] version 0\\.25\\.6");
            server.awaitLine("[INF] STREAM: Recovering the state...");
            server.awaitLine("[INF] STREAM: Recovered 0 channel(s)");
            server.awaitLine("[INF] STREAM: ServerID: ");
            server.awaitLine("[INF] STREAM: Message store is FILE");
            server.awaitLine("[INF] STREAM: Store location: " + directory);
            server.awaitLine("[INF] STREAM: ---------- Store Limits ----------");
            server.awaitLine("[INF] STREAM: Channels:                  100 *");
            server.awaitLine("[INF] STREAM:   Messages     :             5");
            server.awaitLine("[INF] Server is ready");
            server.awaitLine("[INF] STREAM: Streaming Server is ready");
            server.signal("TERM");
            server.awaitLine("[INF] STREAM: Shutting down.");
            server.awaitLine("[INF] Server Exiting..");
            assertThat(server.awaitExit()).isZero();
        }
    }

    @Test
    void debugAndTrace_areThoseOfNatsStreamingAlone() throws Exception {
        try (TopzProcess server = server("-SDV")) {
            Connection client = Nats.connect("nats://127.0.0.1:" + server.awaitPort());
            assertThat(connect(client, "test-cluster")).contains("_STAN.pub.test-cluster");
            assertThat(server.awaitLine("[Client:me]"))
                    .matches(LINE + "\\[DBG] STREAM: \\[Client:me] Connected \\(Inbox=me\\.heartbeats\\)");
            client.close();
            server.signal("TERM");
            assertThat(server.awaitExit()).isZero();
            assertThat(server.output()).doesNotContain("[DBG] 127.0.0.1", "[TRC]");
        }
    }

    /** Connects a client of NATS Streaming; returns the response as text. */
    private static String connect(Connection client, String clusterId) throws Exception {
        // A protobuf message: the client id is field 1, and the heartbeat inbox is field 2.
        String request = "\n\u0002me\u0012\rme.heartbeats";
        Message answer = client.request(
                "_STAN.discover." + clusterId,
                request.getBytes(UTF_8),
                Duration.ofSeconds(TopzProcess.TIMEOUT_SECONDS));
        return new String(answer.getData(), UTF_8);
    }

    @Test
    void storeOfAnotherClusterId_isRefused() throws Exception {
        try (TopzProcess server = server("-dir", directory.toString(), "-cid", "orders")) {
            server.awaitLine("Streaming Server is ready");
            server.signal("TERM");
            assertThat(server.awaitExit()).isZero();
        }
        try (TopzProcess server = server("-dir", directory.toString(), "-cid", "other")) {
            server.awaitLine("[FTL] STREAM: Failed to start: cluster ID \"other\" does not match recovered value of"
                    + " \"orders\"");
            assertThat(server.awaitExit()).isEqualTo(1);
        }
    }

    @Test
    void version_namesBothServers() throws Exception {
        try (TopzProcess server = TopzProcess.start("streaming-server", "--version")) {
            assertThat(server.awaitLine("version"))
                    .isEqualTo("nats-streaming-server version 0.25.6, nats-server: v2.10.27");
            assertThat(server.awaitExit()).isZero();
        }
    }

    private static TopzProcess server(String... flags) throws IOException {
        return TopzProcess.start(
                Stream.concat(Stream.of("streaming-server", "-a", "127.0.0.1", "-p", "-1"), Stream.of(flags))
                        .toArray(String[]::new));
    }
}
