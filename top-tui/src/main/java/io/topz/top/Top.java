package io.topz.top;

import io.topz.top.batch.AnswerDeadline;
import io.topz.top.batch.Batch;
import io.topz.top.batch.Report;
import io.topz.top.canvas.Size;
import io.topz.top.control.SavedView;
import io.topz.top.format.SafeText;
import io.topz.top.lookup.HostNames;
import io.topz.top.lookup.ReverseDns;
import io.topz.top.poll.Poller;
import io.topz.top.poll.ThreadTimer;
import io.topz.top.screen.Display;
import io.topz.top.screen.LanternaDisplay;
import io.topz.top.screen.TerminalStyle;
import io.topz.top.state.Notice;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The dashboard of a NATS server: runs on the terminal until the user quits, or writes one report. */
public final class Top {

    /** The time that the end of the program waits for the collector to close. */
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(150);

    /** The time for which remarks at the start are shown. */
    private static final Duration REMARK = Duration.ofSeconds(20);

    /** The size of the state behind a report; a report itself is as wide as it needs to be. */
    private static final Size REPORT_SIZE = new Size(200, 60);

    private Top() {}

    /** Watches live servers, in a style that fits the terminal; see {@link #run(TopOptions, List, PlaybackOptions, InitialView)}. */
    public static int run(TopOptions options, List<ServerSource> sources) {
        return run(options, sources, PlaybackOptions.LIVE, InitialView.of(TerminalStyle.of(System.getenv())));
    }

    /**
     * Watches servers, one at a time.
     *
     * @return the exit code: 0 for success; 1 for a failure, which is reported on standard error in one line, and also if some of several
     *     servers did not answer while the report contains the others
     */
    public static int run(
            TopOptions options, List<ServerSource> sources, PlaybackOptions playback, InitialView initialView) {
        try {
            if (options.output() == null) {
                TopOptions paced = playback.replay() == null
                        ? options
                        : options.withInterval(playback.replay().interval());
                run(paced, sources, playback, initialView, LanternaDisplay.open(initialView.looks()));
            } else {
                return report(options, sources, options.output()) ? 0 : 1;
            }
            return 0;
        } catch (IOException failure) {
            System.err.println("topz top: " + SafeText.orEmpty(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error defect) {
            return CrashReport.print(defect, home(), System.err);
        }
        return 1;
    }

    private static HomeFiles home() {
        return new HomeFiles(System.getenv(), System.getProperty("user.home", "."));
    }

    /** Writes the reports of all servers, and names those that do not answer; returns whether all answered. */
    private static boolean report(TopOptions options, List<ServerSource> sources, String output)
            throws IOException, InterruptedException {
        StringBuilder report = new StringBuilder();
        boolean all = true;
        for (ServerSource source : sources) {
            report.append(report.isEmpty() ? "" : "\n");
            try {
                report.append(report(options, source));
            } catch (IOException failure) {
                if (sources.size() == 1) {
                    throw failure;
                }
                all = false;
                String why = SafeText.orEmpty(failure.getMessage());
                System.err.println("topz top: " + why);
                report.append(Report.down(source.name(), why, options.delimiter()));
            }
        }
        write(report.toString(), output);
        return all;
    }

    private static void write(String report, String output) throws IOException {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        if (output.equals("-")) {
            System.out.write(bytes);
            System.out.flush();
            return;
        }
        try {
            Files.write(Path.of(output), bytes);
        } catch (NoSuchFileException absent) {
            throw new IOException("cannot write to " + output + ": there is no such directory", absent);
        } catch (AccessDeniedException denied) {
            throw new IOException("cannot write to " + output + ": permission denied", denied);
        } catch (IOException | InvalidPathException unwritable) {
            throw new IOException("cannot write to " + output + ": " + unwritable.getMessage(), unwritable);
        }
    }

    private static String report(TopOptions options, ServerSource source) throws IOException, InterruptedException {
        BlockingQueue<Object> events = new LinkedBlockingQueue<>();
        ThreadTimer timer = new ThreadTimer("topz-poll");
        ThreadPoolExecutor lookups = Threads.daemons("topz-dns", HostNames.MAX_PENDING);
        HostNames names =
                new HostNames(new ReverseDns(), lookups, System::nanoTime, () -> events.add("a name became known"));
        TopState state = initial(options, names, REPORT_SIZE);
        try (Poller poller = new Poller(
                source.collector(), timer, System::nanoTime, events::add, state.request(), options.interval())) {
            Batch.Result result = Batch.report(
                    state,
                    poller,
                    events,
                    options.delimiter(),
                    new AnswerDeadline(options.patience(), System::nanoTime));
            result.remarks().forEach(remark -> System.err.println("topz top: " + SafeText.of(remark)));
            return result.text();
        } finally {
            lookups.shutdownNow();
            timer.finish(CLOSE_LIMIT);
        }
    }

    /** Watches servers on a display and closes the display at the end. */
    public static void run(TopOptions options, List<ServerSource> sources, Display display) throws IOException {
        run(options, sources, PlaybackOptions.LIVE, InitialView.of(TerminalStyle.of(Map.of())), display);
    }

    private static void run(
            TopOptions options,
            List<ServerSource> sources,
            PlaybackOptions playback,
            InitialView initialView,
            Display display)
            throws IOException {
        AtomicReference<Consumer<Throwable>> onDefect = new AtomicReference<>(defect -> {});
        ThreadTimer timer = new ThreadTimer(
                "topz-poll", defect -> Objects.requireNonNull(onDefect.get()).accept(defect));
        ThreadPoolExecutor lookups = Threads.daemons("topz-dns", HostNames.MAX_PENDING);
        AtomicReference<Runnable> onNames = new AtomicReference<>(() -> {});
        HostNames names = new HostNames(
                new ReverseDns(),
                lookups,
                System::nanoTime,
                () -> Objects.requireNonNull(onNames.get()).run());
        HomeFiles home = home();
        TopState initial = initial(options, names, display.size());
        TopState start = opened(initial, options, initialView, home.view());
        try (display;
                Dashboard dashboard = new Dashboard(
                        display,
                        sources,
                        timer,
                        System::nanoTime,
                        start,
                        options,
                        home,
                        Playback.of(playback, timer))) {
            onNames.set(dashboard::namesChanged);
            onDefect.set(dashboard::broken);
            dashboard.run();
        } finally {
            lookups.shutdownNow();
            timer.finish(CLOSE_LIMIT);
        }
    }

    /** The state with the view to open, and the remarks at the start. */
    static TopState opened(TopState initial, TopOptions options, InitialView initialView, String saved) {
        Settings untouched =
                initial.settings().withInterval(TopOptions.DEFAULT.interval()).withLimit(TopOptions.DEFAULT.limit());
        // An order on the command line takes precedence over the saved one.
        boolean sorted = initialView.view().isEmpty() && !options.sort().equals(TopOptions.DEFAULT.sort());
        String view = initialView.over(options.views(), saved);
        TopState restored =
                sorted ? SavedView.withColumns(initial, view) : SavedView.restored(initial, view, untouched);
        Settings settings =
                restored.settings().withMouse(initialView.looks().mouse()).withEnvironment(initialView.environment());
        Notice remark = initialView.remark().isEmpty()
                ? null
                : new Notice(initialView.remark(), System.nanoTime() + REMARK.toNanos());
        return restored.withSettings(settings).withNotice(remark);
    }

    /** The initial state for the options. */
    static TopState initial(TopOptions options, HostNames names, Size size) {
        Settings settings = Settings.DEFAULT
                .withLimit(options.limit())
                .withInterval(options.interval())
                .withLookup(options.lookup())
                .withRaw(options.raw())
                .withSubs(options.subs())
                .withResolver(names::nameOf);
        View view = options.views().sortedBy(options.sort());
        SortOrder order = SortOrder.by(options.sort());
        TopState state =
                SavedView.choosing(TopState.initial(settings, size, options.views(), view), options.chosenColumns());
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return table.sortedBy(order);
            }
        });
    }
}
