package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.options.VarzOptions;
import io.topz.recordings.Recorder;
import io.topz.recordings.RecordingCollector;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a monitoring port that serves a recording or another server. */
@Tag("process")
class MonitorCommandTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POLLS = 6;

    @TempDir
    Path directory;

    private Path file;
    private String base = "";

    /** Six seconds of a server with three connections; the first sends 100 messages per second to the second. */
    @BeforeEach
    void record() throws Exception {
        file = directory.resolve("six-seconds.topz");
        FakeServer server = new FakeServer();
        server.connect(1, "order-desk");
        server.connect(2, "billing");
        server.connect(3, "idle");
        try (Recorder recorder = Recorder.open(file, List.of("n1"))) {
            RecordingCollector recording =
                    new RecordingCollector(new FakeCollector(server), recorder, "n1", server::now);
            for (int poll = 0; poll < POLLS; poll++) {
                recording.collect(VarzOptions.defaults()).toCompletableFuture().join();
                server.traffic(1, 2, 100);
                server.pass(Duration.ofSeconds(1));
            }
        }
    }

    private TopzProcess start(String... args) throws Exception {
        TopzProcess monitor = TopzProcess.start(args);
        String line = monitor.awaitLine("Monitoring on ");
        base = line.substring(line.indexOf("http"));
        return monitor;
    }

    private TopzProcess replay(String... more) throws Exception {
        String[] args = new String[5 + more.length];
        System.arraycopy(new String[] {"monitor", "--replay", file.toString(), "-m", "0"}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return start(args);
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<Integer> cids(JsonNode connz) {
        return connz.get("connections").findValues("cid").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    @Test
    void recording_isServedAsTheServerWouldHave() throws Exception {
        try (TopzProcess monitor = replay("--speed", "0", "--at", "+3s")) {
            assertThat(monitor.pid()).isPositive();
            assertThat(json("/varz").get("in_msgs").asInt()).isEqualTo(300);
            assertThat(cids(json("/connz?sort=bytes_to"))).containsExactly(2, 1, 3);
            assertThat(cids(json("/connz?sort=bytes_to&limit=1&offset=1"))).containsExactly(1);
            JsonNode page = json("/connz?limit=2&offset=2");
            assertThat(cids(page)).containsExactly(3);
            assertThat(page.get("total").asInt()).isEqualTo(3);
            assertThat(page.get("num_connections").asInt()).isEqualTo(1);
            assertThat(cids(json("/connz?cid=2"))).containsExactly(2);
            assertThat(json("/connz?subs=1").get("connections").get(0).get("subscriptions_list"))
                    .isNotEmpty();
            assertThat(json("/connz").get("connections").get(0).has("subscriptions_list"))
                    .isFalse();
            assertThat(json("/healthz").get("status").asText()).isEqualTo("ok");
            assertThat(get("/").body()).contains("/varz").contains("/connz");
        }
    }

    @Test
    void whatWasNotRecorded_isSaidToBeMissing() throws Exception {
        try (TopzProcess monitor = replay("--speed", "0")) {
            assertThat(monitor.pid()).isPositive();
            HttpResponse<String> missing = get("/healthz?stream=ORDERS");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("holds no answer to /healthz?stream=ORDERS");
            HttpResponse<String> wrong = get("/connz?sort=zork");
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).isEqualTo("invalid sorting option: zork");
            assertThat(get("/connz?sort=stop").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void recording_plays_andStaysAtItsEnd() throws Exception {
        try (TopzProcess monitor = replay("--speed", "20")) {
            assertThat(monitor.pid()).isPositive();
            int last = 0;
            for (long end = System.nanoTime() + 20_000_000_000L; last < 500 && System.nanoTime() < end; ) {
                int now = json("/varz").get("in_msgs").asInt();
                assertThat(now).isGreaterThanOrEqualTo(last);
                last = now;
            }
            assertThat(last).isEqualTo(500);
        }
    }

    @Test
    void otherServer_isPassedOn() throws Exception {
        try (TopzProcess upstream = replay("--speed", "0", "--http_base_path", "/nats")) {
            assertThat(upstream.pid()).isPositive();
            try (TopzProcess monitor = start("monitor", "--url", base, "-m", "0")) {
                assertThat(monitor.pid()).isPositive();
                assertThat(json("/varz").get("server_id").asText()).isNotEmpty();
                assertThat(cids(json("/connz?sort=cid&limit=2"))).containsExactly(1, 2);
                assertThat(get("/connz?sort=zork").statusCode()).isEqualTo(400);
                upstream.terminate();
                assertThat(upstream.awaitExit()).isNotNegative();
                HttpResponse<String> gone = get("/varz");
                assertThat(gone.statusCode()).isEqualTo(502);
                assertThat(gone.body()).contains("no server listens");
            }
        }
    }

    @Test
    void server_canBeThatOfAProfile() throws Exception {
        Path config = directory.resolve("profiles.conf");
        try (TopzProcess upstream = replay("--speed", "0")) {
            assertThat(upstream.pid()).isPositive();
            Files.writeString(config, "[prod]\nurl = " + base + "\n");
            try (TopzProcess monitor =
                    start("monitor", "--config", config.toString(), "--profile", "prod", "-m", "0")) {
                assertThat(monitor.pid()).isPositive();
                assertThat(json("/varz").get("server_id").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void nothingToServe_isOneSentence() throws Exception {
        try (TopzProcess monitor = TopzProcess.start("monitor", "-m", "0")) {
            assertThat(monitor.awaitLine("is served")).contains("(--replay)", "(--url)", "none is named");
            assertThat(monitor.awaitExit()).isEqualTo(2);
        }
    }

    @Test
    void fileOfSomethingElse_isOneSentence() throws Exception {
        Files.writeString(file, "dear diary");
        try (TopzProcess monitor = TopzProcess.start("monitor", "--replay", file.toString(), "-m", "0")) {
            assertThat(monitor.awaitLine("not a recording")).startsWith("topz monitor: ");
            assertThat(monitor.awaitExit()).isEqualTo(1);
        }
    }
}
