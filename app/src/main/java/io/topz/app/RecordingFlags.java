package io.topz.app;

import io.topz.recordings.Recorder;
import io.topz.recordings.RecordingCollector;
import io.topz.recordings.Replay;
import io.topz.top.PlaybackOptions;
import io.topz.top.ServerSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for recordings. */
final class RecordingFlags {

    @Option(
            names = {"--record", "-record"},
            paramLabel = "FILE",
            description = "record the answers of the server; appends to the file if it exists")
    @Nullable
    Path record;

    @Option(
            names = {"--replay", "-replay"},
            paramLabel = "FILE",
            description = "watch a recording instead of a server")
    @Nullable
    Path replay;

    @Option(
            names = {"--at", "-at"},
            paramLabel = "TIME",
            description =
                    "start of the replay, UTC: 03:14, 2026-11-21T03:14:05Z, +5m from the start, -90s from the end")
    @Nullable
    String at;

    @Option(
            names = {"--speed", "-speed"},
            paramLabel = "FACTOR",
            description = "speed of the replay in recorded seconds per second (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    BigDecimal speed = BigDecimal.ONE;

    /**
     * Checks the combination of the flags.
     *
     * @throws IllegalArgumentException with a sentence if they contradict each other
     */
    void check() {
        if (record != null && replay != null) {
            throw new IllegalArgumentException("--record and --replay exclude each other: a replay asks no server");
        }
        if (at != null && replay == null) {
            throw new IllegalArgumentException("--at is a time in a recording: give --replay FILE with it");
        }
        if (speed.signum() <= 0 || speed.compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw new IllegalArgumentException("the speed (--speed) must be more than 0 and at most 1000");
        }
    }

    /** Opens the recording to replay at the requested time. */
    static Replay open(Path file, @Nullable String at) throws IOException {
        Replay replay = Replay.open(file);
        report(replay, 0);
        if (at != null) {
            try {
                replay.moveTo(ReplayTime.parse(at, replay.start(), replay.end()));
            } catch (IOException | RuntimeException failure) {
                replay.close();
                throw failure;
            }
        }
        return replay;
    }

    /** Something to do with an open recording. */
    interface Player {
        int play(Replay replay) throws IOException;
    }

    /** Plays a recording from a time on, and reports afterwards the damage that was found on the way. */
    static int play(Path file, @Nullable String at, Player player) throws IOException {
        try (Replay replay = open(file, at)) {
            int reported = replay.remarks().size();
            try {
                return player.play(replay);
            } finally {
                report(replay, reported);
            }
        }
    }

    /** Writes to standard error what is known to be missing. */
    private static void report(Replay replay, int reported) {
        replay.remarks().stream().skip(reported).forEach(remark -> System.err.println("topz: " + remark));
    }

    /** The servers of a recording. */
    static List<ServerSource> sources(Replay replay) {
        return replay.sources().stream()
                .map(source -> new ServerSource(source, () -> replay.collector(source)))
                .toList();
    }

    /** Servers whose answers are also recorded. */
    static List<ServerSource> recorded(List<ServerSource> sources, Recorder recorder) {
        return sources.stream()
                .map(source -> new ServerSource(
                        source.name(),
                        () -> new RecordingCollector(
                                source.collector().get(), recorder, source.name(), InstantSource.system())))
                .toList();
    }

    /** The playback of an open recording. */
    PlaybackOptions playback(@Nullable Recorder recorder, @Nullable Replay opened) {
        return new PlaybackOptions(recorder, opened, speed.doubleValue());
    }
}
