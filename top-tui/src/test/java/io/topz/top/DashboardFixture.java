package io.topz.top;

import io.topz.collectors.Collector;
import io.topz.recordings.Replay;
import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.lookup.HostNames;
import io.topz.top.state.TopState;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeDisplay;
import io.topz.top.testing.FakeServer;
import io.topz.top.testing.FrameFiles.Rows;
import io.topz.top.testing.ManualTimer;
import io.topz.top.view.Regions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A test fixture of the whole dashboard, with a server, a terminal and a clock that the test controls. Nothing happens unless the test
 * triggers it.
 */
final class DashboardFixture {

    final FakeServer server = new FakeServer();
    final FakeCollector collector = new FakeCollector(server);
    final ManualTimer timer = new ManualTimer();
    final FakeDisplay display;
    final FakeUserFiles files = new FakeUserFiles();
    final HostNames names;
    final Dashboard dashboard;
    boolean ended;

    DashboardFixture(Size size) {
        this(size, TopOptions.DEFAULT);
    }

    DashboardFixture(Size size, TopOptions options) {
        this(size, options, null);
    }

    /**
     * Creates the fixture.
     *
     * @param other the collector to watch instead of the server, null for the server
     */
    DashboardFixture(Size size, TopOptions options, @Nullable Collector other) {
        this(size, options, other, List.of());
    }

    /**
     * Creates the fixture.
     *
     * @param companions the servers besides the watched one
     */
    DashboardFixture(Size size, TopOptions options, @Nullable Collector other, List<Collector> companions) {
        this(size, options, other, companions, "");
    }

    /**
     * Creates the fixture.
     *
     * @param environment the name of the watched environment
     */
    DashboardFixture(
            Size size, TopOptions options, @Nullable Collector other, List<Collector> companions, String environment) {
        this(
                size,
                options,
                other,
                companions,
                state -> state.withSettings(state.settings().withEnvironment(environment)));
    }

    /**
     * Creates the fixture.
     *
     * @param prepared changes the initial state
     */
    DashboardFixture(
            Size size,
            TopOptions options,
            @Nullable Collector other,
            List<Collector> companions,
            UnaryOperator<TopState> prepared) {
        this(size, options, other, companions, prepared, PlaybackOptions.LIVE);
    }

    /**
     * Creates the fixture for a replay.
     *
     * @param source the source in the recording
     * @param prepared changes the initial state
     */
    DashboardFixture(Size size, TopOptions options, Replay replay, String source, UnaryOperator<TopState> prepared) {
        this(
                size,
                options.withInterval(replay.interval()),
                replay.collector(source),
                List.of(),
                prepared,
                new PlaybackOptions(null, replay, 1));
    }

    private DashboardFixture(
            Size size,
            TopOptions options,
            @Nullable Collector other,
            List<Collector> companions,
            UnaryOperator<TopState> prepared,
            PlaybackOptions playback) {
        display = new FakeDisplay(size);
        names = new HostNames(address -> "host-of-" + address, Runnable::run, timer, this::namesChanged);
        Collector watched = other == null ? collector : other;
        List<ServerSource> sources = new ArrayList<>();
        sources.add(new ServerSource("http://127.0.0.1:8222", () -> watched));
        companions.forEach(companion -> sources.add(new ServerSource("http://127.0.0.1:8223", () -> companion)));
        TopState initial = Top.initial(options, names, size);
        dashboard = new Dashboard(
                display, sources, timer, timer, prepared.apply(initial), options, files, Playback.of(playback, timer));
    }

    private void namesChanged() {
        dashboard.namesChanged();
    }

    /** Draws the first frame and starts the first poll. */
    DashboardFixture open() {
        try {
            dashboard.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return turn();
    }

    /** Runs one turn of the loop. */
    DashboardFixture turn() {
        try {
            ended |= dashboard.turn();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** Lets time pass on all clocks. */
    DashboardFixture pass(Duration time) {
        server.pass(time);
        timer.advance(time);
        return turn();
    }

    /** Lets one second pass. */
    DashboardFixture second() {
        return pass(Duration.ofSeconds(1));
    }

    DashboardFixture press(Key.Kind... kinds) {
        for (Key.Kind kind : kinds) {
            display.type(Key.of(kind));
        }
        return turn();
    }

    DashboardFixture type(String text) {
        text.chars().forEach(c -> display.type(Key.of((char) c)));
        return turn();
    }

    Frame frame() {
        return display.frame();
    }

    /** The frame without the header and the footer, which are the same in most situations. */
    Rows body() {
        Regions regions = Regions.of(dashboard.state());
        return new Rows(frame(), regions.noticesAt(), regions.footerAt());
    }

    String screen() {
        return frame().toString();
    }

    /** The line of the screen that contains a text. */
    String line(String part) {
        return IntStream.range(0, frame().size().rows())
                .mapToObj(frame()::text)
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line contains \"" + part + "\":\n" + screen()));
    }

    /** The first words of the rows of the table, from the line below the headings. */
    String firstWords() {
        int heading = IntStream.range(0, frame().size().rows())
                .filter(row -> frame().text(row).contains(" CID"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table:\n" + screen()));
        return IntStream.range(heading + 1, frame().size().rows() - 1)
                .mapToObj(frame()::text)
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(" +")[0])
                .collect(Collectors.joining(" "));
    }

    /** The line under the cursor bar. */
    String selected() {
        return IntStream.range(0, frame().size().rows())
                .filter(row -> frame().isSelected(0, row))
                .mapToObj(frame()::text)
                .findFirst()
                .orElse("");
    }
}
