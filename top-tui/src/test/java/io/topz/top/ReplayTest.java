package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.recordings.Recorder;
import io.topz.recordings.RecordingCollector;
import io.topz.recordings.Replay;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import io.topz.top.testing.FakeStreaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final Size SIZE = new Size(160, 20);
    private static final int SECONDS = 30;

    @TempDir
    Path directory;

    private final List<String> live = new ArrayList<>();
    private @Nullable Replay opened;

    @AfterEach
    void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    /** Half a minute of a server: one client publishes, and one is disconnected as a slow consumer at second 20. */
    private DashboardFixture recorded() throws IOException {
        FakeServer server = new FakeServer();
        server.connect(1, "order-desk");
        server.connect(2, "billing");
        server.connect(3, "slow-logger");
        server.connection(2, conn -> conn.subscriptionsList(List.of("_INBOX.hb.app")));
        FakeStreaming streaming = new FakeStreaming();
        server.streaming = streaming;
        streaming.channel("orders");
        streaming.subscribe("orders", "app", sub -> sub.durableName("worker").isDurable(true));
        Path file = directory.resolve("half-a-minute.topz");
        Recorder recorder = Recorder.open(file, List.of("n1"));
        RecordingCollector recording = new RecordingCollector(new FakeCollector(server), recorder, "n1", server::now);
        DashboardFixture fixture = new DashboardFixture(SIZE, TopOptions.DEFAULT, recording);
        fixture.open();
        for (int second = 1; second <= SECONDS; second++) {
            server.traffic(1, 2, 100 + second);
            streaming.publish("orders", 100);
            streaming.subscription("orders", "app", sub -> sub.lastSent(sub.lastSent() + 100));
            if (second == 20) {
                server.cutSlowConsumer(3);
            }
            server.pass(Duration.ofSeconds(1));
            fixture.second();
            live.add(withoutFooter(fixture));
        }
        recorder.close();
        Replay replay = Replay.open(file);
        opened = replay;
        DashboardFixture again = new DashboardFixture(SIZE, TopOptions.DEFAULT, replay, "n1", UnaryOperator.identity());
        again.open();
        return again;
    }

    /** Records so many seconds of a server. */
    private static void record(Path file, FakeServer server, int seconds) throws IOException {
        try (Recorder recorder = Recorder.open(file, List.of("n1"))) {
            RecordingCollector recording =
                    new RecordingCollector(new FakeCollector(server), recorder, "n1", server::now);
            DashboardFixture fixture = new DashboardFixture(SIZE, TopOptions.DEFAULT, recording);
            fixture.open();
            for (int second = 1; second <= seconds; second++) {
                server.pass(Duration.ofSeconds(1));
                fixture.second();
            }
        }
    }

    @Test
    void gap_isShownWhereItIs() throws IOException {
        FakeServer server = new FakeServer();
        server.connect(1, "order-desk");
        Path file = directory.resolve("two-runs.topz");
        record(file, server, 5);
        server.pass(Duration.ofHours(1));
        record(file, server, 12);
        Replay replay = Replay.open(file);
        opened = replay;
        DashboardFixture again = new DashboardFixture(SIZE, TopOptions.DEFAULT, replay, "n1", UnaryOperator.identity());
        again.open();
        List<Boolean> shown = new ArrayList<>();
        do {
            settle(again.type("."));
            shown.add(again.screen().contains("nothing was recorded for 1h0m0s"));
        } while (!again.line("REPLAY").contains("end") && shown.size() < 100);
        assertThat(shown.subList(0, 4)).containsOnly(false);
        assertThat(shown).contains(true).endsWith(false);
        for (int i = 0; i < shown.size(); i++) {
            settle(again.type(","));
        }
        assertThat(Duration.between(replay.start(), replay.position())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void damage_isShownWhenItIsReached() throws IOException {
        FakeServer server = new FakeServer();
        server.connect(1, "order-desk");
        Path file = directory.resolve("damaged.topz");
        record(file, server, 5);
        server.pass(Duration.ofMinutes(1));
        long second = Files.size(file);
        record(file, server, 5);
        server.pass(Duration.ofMinutes(1));
        record(file, server, 12);
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) second + 60] ^= 1;
        Files.write(file, bytes);
        Replay replay = Replay.open(file);
        opened = replay;
        DashboardFixture again = new DashboardFixture(SIZE, TopOptions.DEFAULT, replay, "n1", UnaryOperator.identity());
        again.open();
        assertThat(again.screen()).doesNotContain("damaged");
        for (int i = 0; i < 100 && !again.screen().contains("damaged"); i++) {
            settle(again.type("."));
        }
        assertThat(again.screen()).contains("of the recording is damaged").contains("nothing was recorded for 1m");
        assertThat(replay.position()).isAfter(replay.start().plusSeconds(100));
    }

    private static String withoutFooter(DashboardFixture fixture) {
        String screen = fixture.screen().stripTrailing();
        return screen.substring(0, screen.lastIndexOf('\n'));
    }

    /** Runs everything that is pending, without letting time pass. */
    private static DashboardFixture settle(DashboardFixture fixture) {
        for (int i = 0; i < 60; i++) {
            fixture.turn();
        }
        return fixture;
    }

    @Test
    void everyPoll_showsTheFrameOfTheLiveScreen() throws IOException {
        DashboardFixture again = recorded();
        // The first poll was shown with the first frame.
        for (int second = 0; second < SECONDS; second++) {
            settle(again.second());
            assertThat(withoutFooter(again)).as("second %d", second + 1).isEqualTo(live.get(second));
        }
        assertThat(again.line("REPLAY")).contains("end");
        assertThat(again.screen()).contains("SLOW CONSUMER").contains("slow-logger");
    }

    /** The views of NATS Streaming can be opened in a recording of another view. */
    @Test
    void channels_areReplayed() throws IOException {
        DashboardFixture again = recorded();
        for (int second = 0; second < 12; second++) {
            settle(again.second());
        }
        settle(again.type("N"));
        settle(again.second());
        assertThat(again.line("orders ")).contains("100");
        assertThat(again.screen()).contains("Streaming: test-cluster standalone");
        settle(again.type("U"));
        settle(again.second());
        assertThat(again.line("worker")).contains("durable", "ok");
        settle(again.type("T"));
        settle(again.second());
        assertThat(again.line("app ")).contains("ok", "billing");
    }

    /** A row without the values that are computed from earlier polls. */
    private static String figures(String row) {
        return row.replaceAll("( \\d\\d:\\d\\d:\\d\\d) .*", "$1");
    }

    @Test
    void steps_goOnePollForwardAndBack() throws IOException {
        DashboardFixture again = recorded();
        for (int i = 0; i < 9; i++) {
            settle(again.type("."));
        }
        assertThat(withoutFooter(again)).isEqualTo(live.get(8));
        settle(again.type(","));
        settle(again.type(","));
        assertThat(again.line("REPLAY")).contains("paused");
        // The trends were shorter on the way here; only the figures are exact.
        assertThat(figures(again.line("order-desk"))).isEqualTo(figures(line(live.get(6), "order-desk")));
        settle(again.second());
        assertThat(figures(again.line("order-desk"))).isEqualTo(figures(line(live.get(6), "order-desk")));
        settle(again.type("p").second());
        assertThat(figures(again.line("order-desk"))).isEqualTo(figures(line(live.get(7), "order-desk")));
    }

    private static String line(String screen, String part) {
        return screen.lines().filter(line -> line.contains(part)).findFirst().orElse("none");
    }

    @Test
    void speed_isHowManyPollsASecondHas() throws IOException {
        DashboardFixture again = recorded();
        settle(again.type("}"));
        assertThat(again.line("REPLAY")).contains("x2");
        again.pass(Duration.ofMillis(500));
        settle(again);
        again.pass(Duration.ofMillis(500));
        settle(again);
        assertThat(again.line("order-desk")).isEqualTo(line(live.get(1), "order-desk"));
    }

    @Test
    void otherViews_showWhatTheyWouldHaveShown() throws IOException {
        DashboardFixture again = recorded();
        for (int i = 0; i < 25; i++) {
            settle(again.type("."));
        }
        settle(again.type("c"));
        assertThat(again.screen()).contains("Slow Consumer (Pending Bytes)");
        settle(again.type("c"));
        again.press(Key.Kind.DOWN);
        settle(again.press(Key.Kind.ENTER));
        assertThat(again.screen()).contains("subject.2");
    }

    @Test
    void moments_canBeNamed() throws IOException {
        recorded();
        Replay replay = Objects.requireNonNull(opened);
        Instant tenth = replay.start().plusSeconds(10);
        replay.moveTo(tenth);
        assertThat(replay.position()).isEqualTo(tenth);
        assertThat(replay.moveBefore(tenth, 3)).isEqualTo(3);
        assertThat(replay.position()).isBefore(tenth);
        assertThat(replay.interval()).isEqualTo(Duration.ofSeconds(1));
    }
}
