package io.topz.app;

import io.topz.app.ProfileFlags.Profiled;
import io.topz.app.log.ServerLog;
import io.topz.recordings.Recorder;
import io.topz.top.BatchTop;
import io.topz.top.InitialView;
import io.topz.top.PlaybackOptions;
import io.topz.top.ServerSource;
import io.topz.top.Top;
import io.topz.top.TopOptions;
import io.topz.top.batch.BatchOptions;
import io.topz.top.control.SavedView;
import io.topz.top.view.StandardViews;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code topz top}: the dashboard of a NATS server, with nats-top's flags. */
@Command(
        name = "top",
        description = "Watch a NATS server in the terminal, by its monitoring port.",
        footer = {
            "",
            "Keys: ? shows them. Long names take one or two dashes: -sort subs, --sort=subs.",
            "Exit codes: 0 done, 1 a failure, 2 wrong usage. With -o and --batch, 1 also if one of several servers did not"
                    + " answer; the others are written.",
            "Key w saves the view for the next start in ~/.config/topz/top.conf. A profile in profiles.conf takes precedence"
                    + " over that view, and a flag over both; docs/configuration.md lists the settings."
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class TopCommand implements Callable<Integer>, Profiled {

    /** The longest delay between polls: a day. */
    private static final BigDecimal MAX_DELAY = BigDecimal.valueOf(86_400);

    /** Flags, each with the line of the saved view that it replaces. */
    private static final Map<String, String> DECIDES = Map.of(
            "--delay", "interval",
            "--limit", "limit",
            "--lookup", "dns",
            "--raw", "raw",
            "--display-subscriptions-column", "subs",
            "--sort", "view");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TargetFlags target = new TargetFlags();

    @Mixin
    private ProfileFlags profile = new ProfileFlags();

    @ArgGroup(exclusive = false, heading = "%nWhat is shown%n")
    private Show show = new Show();

    @ArgGroup(exclusive = false, heading = "%nHow it looks%n")
    private LooksFlags looks = new LooksFlags();

    @ArgGroup(exclusive = false, heading = "%nRecordings%n")
    private RecordingFlags recording = new RecordingFlags();

    @ArgGroup(exclusive = false, heading = "%nFor scripts%n")
    private Report report = new Report();

    @Option(
            names = {"-v", "-version", "--version"},
            description = "print the version and exit")
    private boolean version;

    @Option(
            names = {"-h", "-help", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    /** The flags for rows and order. */
    static final class Show {
        @Option(
                names = {"-n", "--limit"},
                paramLabel = "COUNT",
                description = "connections to ask for, at least 1 (default: ${DEFAULT-VALUE})",
                defaultValue = "1024")
        int limit = 1024;

        @Option(
                names = {"-d", "--delay"},
                paramLabel = "SECONDS",
                description = "time from one poll to the next; fractions are allowed (default: ${DEFAULT-VALUE})",
                defaultValue = "1")
        BigDecimal delay = BigDecimal.ONE;

        @Option(
                names = {"-sort", "--sort"},
                paramLabel = "KEY",
                description = "column to sort by: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
                completionCandidates = SortKeys.class,
                defaultValue = "cid")
        String sort = "cid";

        @Option(
                names = {"-lookup", "--lookup"},
                description = "show the names of clients' hosts, by DNS")
        boolean lookup;

        @Option(
                names = {"-b", "--raw"},
                description = "show every digit of numbers instead of K, M and G")
        boolean raw;

        @Option(
                names = {"-u", "--display-subscriptions-column", "-display-subscriptions-column"},
                description = "show a column with the subjects that connections subscribe to")
        boolean subs;

        @Option(
                names = {"--columns", "-columns"},
                paramLabel = "[VIEW=]NAMES",
                description =
                        "columns of a view, also in samples: a,b for these alone, +a,-b for one more and one less,"
                                + " a,* for one first; without VIEW= of the one that opens; also several times")
        List<String> columns = new ArrayList<>();

        /** The lines of a view to open; used by profiles. */
        @Option(names = "--opening", hidden = true)
        Map<String, String> opening = new LinkedHashMap<>();
    }

    /** The flags for output without a terminal. */
    static final class Report {
        private static final String FOR_EVER = "3153600000";

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description =
                        "write one report to a file, - for standard output, and exit; takes two polls, for the rates")
        @Nullable
        String output;

        @Option(
                names = {"-l", "--delimiter"},
                paramLabel = "DELIMITER",
                description = "write the report as CSV with this separator",
                defaultValue = "")
        String delimiter = "";

        @Option(
                names = {"-r", "--redraws"},
                paramLabel = "COUNT",
                description = "exit after showing this number of polls",
                defaultValue = "-1")
        int redraws = -1;

        @Option(
                names = {"--wait", "-wait"},
                paramLabel = "SECONDS",
                arity = "0..1",
                fallbackValue = FOR_EVER,
                description =
                        "wait for the first answer of the server, at most this long; without it the first failure ends samples,"
                                + " and the dashboard waits for ever")
        @Nullable
        BigDecimal wait;

        /** The time limit for the first answer; zero for no waiting. */
        Duration patience() {
            if (wait == null) {
                return Duration.ZERO;
            }
            if (wait.signum() <= 0 || wait.compareTo(new BigDecimal(FOR_EVER)) > 0) {
                throw new IllegalArgumentException(
                        "the time to wait (--wait) must be more than 0 seconds, not " + wait);
            }
            return Duration.ofNanos(wait.movePointRight(9).longValue());
        }

        @Option(
                names = {"--batch", "-batch"},
                paramLabel = "COUNT",
                description =
                        "write this number of samples to standard output and exit; 0 writes until interrupted; takes one poll more")
        @Nullable
        Integer batch;

        @Option(
                names = {"--format", "-format"},
                paramLabel = "FORMAT",
                description = "how samples are written: text, csv, json (one array), ndjson (a line each), line")
        @Nullable
        String format;

        @Option(
                names = {"--line", "-line"},
                description = "a line for each sample with the server's figures; without --batch until interrupted")
        boolean line;

        @Option(
                names = {"--view", "-view"},
                paramLabel = "VIEW",
                description = "view that the dashboard opens, or that samples hold: ${COMPLETION-CANDIDATES};"
                        + " server is for samples only (default: ${DEFAULT-VALUE})",
                completionCandidates = ViewNames.class,
                defaultValue = "connections")
        String view = "connections";

        /** The options of batch output; null for the dashboard. */
        @Nullable
        BatchOptions batchOptions() {
            if (batch == null && format == null && !line) {
                return null;
            }
            if (output != null) {
                throw new IllegalArgumentException(
                        "-o writes one report; --batch, --format and --line write samples:" + " give one or the other");
            }
            int count = batch == null ? (line ? 0 : 1) : batch;
            if (count < 0) {
                throw new IllegalArgumentException("the number of samples (--batch) must be at least 0, not " + count);
            }
            if (line && format != null && !format.equals("line")) {
                throw new IllegalArgumentException("--line is a format: give it or --format, not both");
            }
            String name = line ? "line" : format == null ? "text" : format;
            return new BatchOptions(count, BatchOptions.Format.of(name), BatchOptions.view(StandardViews.ALL, view));
        }
    }

    /** The names for --view, for help and completion. */
    static final class ViewNames extends ArrayList<String> {
        ViewNames() {
            super(BatchOptions.names(StandardViews.ALL));
        }
    }

    /** The keys for -sort, for help and completion. */
    static final class SortKeys extends ArrayList<String> {
        SortKeys() {
            super(TopOptions.sortKeys());
        }
    }

    @Override
    public Integer call() throws IOException {
        if (version) {
            System.out.println("topz " + Version.TEXT);
            return 0;
        }
        ServerLog.silence();
        TopOptions options;
        @Nullable BatchOptions batch;
        List<ServerSource> sources;
        InitialView opening;
        try {
            recording.check();
            options = options();
            opening = opening();
            batch = report.batchOptions();
            sources = recording.replay == null ? sources() : List.of();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), wrong.getMessage());
        }
        if (recording.replay != null) {
            return RecordingFlags.play(
                    recording.replay,
                    recording.at,
                    replay -> run(
                            options, batch, RecordingFlags.sources(replay), recording.playback(null, replay), opening));
        }
        return recording.record == null
                ? run(options, batch, sources, PlaybackOptions.LIVE, opening)
                : record(options, batch, sources, opening);
    }

    private int record(
            TopOptions options, @Nullable BatchOptions batch, List<ServerSource> sources, InitialView opening)
            throws IOException {
        Recorder recorder = Recorder.open(
                Objects.requireNonNull(recording.record),
                sources.stream().map(ServerSource::name).toList());
        // A signal ends the process after running only the shutdown hooks.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(recorder), "record"));
        int code = run(
                options,
                batch,
                RecordingFlags.recorded(sources, recorder),
                recording.playback(recorder, null),
                opening);
        return close(recorder) ? code : 1;
    }

    /** Completes a recording; returns whether everything could be written. */
    private static boolean close(Recorder recorder) {
        try {
            recorder.close();
        } catch (IOException failure) {
            System.err.println("topz top: " + failure.getMessage());
            return false;
        }
        recorder.failure().ifPresent(failure -> System.err.println("topz top: " + failure));
        return recorder.failure().isEmpty();
    }

    private static int run(
            TopOptions options,
            @Nullable BatchOptions batch,
            List<ServerSource> sources,
            PlaybackOptions playback,
            InitialView opening) {
        return batch == null
                ? Top.run(options, sources, playback, opening)
                : BatchTop.run(options, batch, sources, playback, System.out);
    }

    TopOptions options() {
        if (show.delay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("the delay (-d) must be at most " + MAX_DELAY + " seconds");
        }
        return TopOptions.DEFAULT.with(options -> options.limit(show.limit)
                .interval(Duration.ofNanos(show.delay.movePointRight(9).longValue()))
                .sort(show.sort)
                .lookup(show.lookup)
                .raw(show.raw)
                .subs(show.subs)
                .maxRedraws(Math.max(0, report.redraws))
                .output(report.output)
                .delimiter(report.delimiter)
                .patience(report.patience())
                .columns(columns()));
    }

    private Map<String, String> columns() {
        String opened = isGiven("--view") ? report.view : show.opening.getOrDefault("view", report.view);
        return ColumnFlags.byView(show.columns, opened);
    }

    private InitialView opening() {
        Map<String, String> view = new LinkedHashMap<>(show.opening);
        if (isGiven("--view")) {
            view.put("view", report.view);
        }
        String problem = report.batchOptions() == null ? InitialView.problem(view) : "";
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        Set<String> decided = new HashSet<>();
        DECIDES.forEach((flag, line) -> {
            if (isGiven(flag)) {
                decided.add(line);
            }
        });
        columns().keySet().forEach(chosen -> decided.add(SavedView.COLUMNS + chosen));
        String remark = profile.remarks.isEmpty() ? "" : profile.remarks.get(0);
        return new InitialView(looks.looks(System.getenv()), looks.environment, view, decided, remark);
    }

    private boolean isGiven(String flag) {
        ParseResult given = Objects.requireNonNull(spec).commandLine().getParseResult();
        return given != null && given.hasMatchedOption(flag);
    }

    @Override
    public ProfileFlags profileFlags() {
        return profile;
    }

    @Override
    public void check() {
        options();
        opening();
        target.checkUrls();
    }

    /** The selected servers. */
    List<ServerSource> sources() {
        return target.sources();
    }
}
