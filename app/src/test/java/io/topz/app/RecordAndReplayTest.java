package io.topz.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.recordings.Recorder;
import io.topz.recordings.Replay;
import io.topz.top.BatchTop;
import io.topz.top.PlaybackOptions;
import io.topz.top.ServerSource;
import io.topz.top.TopOptions;
import io.topz.top.batch.BatchOptions;
import io.topz.top.batch.BatchOptions.Format;
import io.topz.top.state.View;
import io.topz.top.view.StandardViews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a replay shows the recorded answers of a real nats-server unchanged. */
@Tag("process")
class RecordAndReplayTest {

    private static final TopOptions QUICK = TopOptions.DEFAULT.withInterval(Duration.ofMillis(300));

    @TempDir
    Path directory;

    private @Nullable RealServer server;
    private @Nullable Connection nats;
    private Path file = Path.of("");

    @BeforeEach
    void start() throws Exception {
        RealServer.assumePresent();
        RealServer started = RealServer.start(new ServerSettings(Map.of(
                "http",
                "127.0.0.1:-1",
                "jetstream",
                "true",
                "store_dir",
                directory.resolve("js").toString())));
        server = started;
        Connection connected = Nats.connect("nats://127.0.0.1:" + started.port());
        nats = connected;
        JetStreamManagement management = connected.jetStreamManagement();
        management.addStream(StreamConfiguration.builder()
                .name("ORDERS")
                .subjects("orders.>")
                .storageType(StorageType.Memory)
                .build());
        management.addOrUpdateConsumer(
                "ORDERS", ConsumerConfiguration.builder().durable("worker").build());
        connected.subscribe("news.>");
        file = directory.resolve("real.topz");
    }

    @AfterEach
    void stop() throws Exception {
        if (nats != null) {
            nats.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    private String live(BatchOptions batch) throws Exception {
        String url = "http://127.0.0.1:" + Objects.requireNonNull(server).monitorPort();
        StringBuilder out = new StringBuilder();
        try (Recorder recorder = Recorder.open(file, List.of(url))) {
            List<ServerSource> sources =
                    List.of(new ServerSource(url, () -> new HttpSource(HttpCollectorOptions.of(url))));
            int code = BatchTop.run(
                    QUICK,
                    batch,
                    RecordingFlags.recorded(sources, recorder),
                    new PlaybackOptions(recorder, null, 1),
                    out);
            assertThat(code).isZero();
        }
        return out.toString();
    }

    private String replayed(BatchOptions batch) throws Exception {
        StringBuilder out = new StringBuilder();
        try (Replay replay = Replay.open(file)) {
            int code = BatchTop.run(
                    QUICK, batch, RecordingFlags.sources(replay), new PlaybackOptions(null, replay, 1), out);
            assertThat(code).isZero();
        }
        return out.toString();
    }

    private void publish() throws Exception {
        Connection connected = Objects.requireNonNull(nats);
        for (int i = 0; i < 50; i++) {
            connected.publish("orders.eu", "an order".getBytes(UTF_8));
        }
        connected.flush(Duration.ofSeconds(5));
    }

    static Stream<Arguments> subjects() {
        return BatchOptions.names(StandardViews.ALL).stream()
                .map(name -> Arguments.argumentSet(name, BatchOptions.view(StandardViews.ALL, name)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void figures_areThoseOfTheLiveServer(@Nullable View view) throws Exception {
        publish();
        BatchOptions batch = new BatchOptions(3, Format.NDJSON, view);
        String live = live(batch);
        assertThat(live.lines()).hasSize(3);
        assertThat(replayed(batch)).isEqualTo(live);
    }

    @Test
    void report_isThatOfTheLiveServer() throws Exception {
        publish();
        BatchOptions batch = new BatchOptions(2, Format.TEXT, StandardViews.CONNECTIONS);
        String live = live(batch);
        assertThat(replayed(batch)).isEqualTo(live);
    }

    @Test
    void recording_knowsViewsThatWereNotOpen() throws Exception {
        publish();
        live(new BatchOptions(3, Format.LINE, null));
        assertThat(replayed(new BatchOptions(1, Format.CSV, StandardViews.CONSUMERS)))
                .contains("ORDERS,worker,")
                .contains(",50,");
        assertThat(replayed(new BatchOptions(1, Format.NDJSON, StandardViews.STREAMS)))
                .contains("\"messages\":50");
    }

    @Test
    void recordingWithoutItsLastByte_isReplayed() throws Exception {
        live(new BatchOptions(20, Format.LINE, null));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThat(replayed(new BatchOptions(2, Format.LINE, null)).lines()).hasSize(3);
    }
}
