package io.topz.top;

import io.topz.collectors.Collector;
import io.topz.top.lookup.HostNames;
import io.topz.top.lookup.ReverseDns;
import io.topz.top.poll.ThreadTimer;
import io.topz.top.screen.Display;
import io.topz.top.screen.LanternaDisplay;
import io.topz.top.screen.NoTerminalException;
import io.topz.top.state.Page;
import io.topz.top.state.Settings;
import io.topz.top.state.Size;
import io.topz.top.state.TopState;
import io.topz.top.table.SortOrder;
import io.topz.top.table.TableSpec;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The dashboard of a NATS server: on the terminal until the user quits, or one report. */
public final class Top {

    private Top() {}

    /**
     * Watches one source.
     *
     * @return the exit code: 0 done, 1 a failure, which was told on standard error in one line
     */
    public static int run(TopOptions options, Supplier<Collector> collector) {
        return run(options, new Source("the server", collector));
    }

    /** Watches a source; see {@link #run(TopOptions, Supplier)}. */
    public static int run(TopOptions options, Source source) {
        try {
            return onTerminal(options, source);
        } catch (NoTerminalException noTerminal) {
            System.err.println("topz top: " + noTerminal.getMessage());
        } catch (IOException gone) {
            System.err.println("topz top: the terminal failed: " + gone.getMessage());
        }
        return 1;
    }

    private static int onTerminal(TopOptions options, Source source) throws IOException {
        ThreadTimer timer = new ThreadTimer("topz-poll");
        ExecutorService lookups = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "topz-dns");
            thread.setDaemon(true);
            return thread;
        });
        try (Display display = LanternaDisplay.open(System.getenv())) {
            Dashboard[] dashboard = new Dashboard[1];
            HostNames names =
                    new HostNames(new ReverseDns(), lookups, System::nanoTime, () -> dashboard[0].namesChanged());
            TopState state = initial(options, source, names, display.size());
            dashboard[0] = new Dashboard(display, source, timer, System::nanoTime, state, options.maxRedraws());
            try (Dashboard running = dashboard[0]) {
                running.run();
            }
            return 0;
        } finally {
            timer.close();
            lookups.shutdownNow();
        }
    }

    /** The state that the options ask for. */
    static TopState initial(TopOptions options, Source source, HostNames names, Size size) {
        Settings settings = new Settings(
                source.name(),
                options.limit(),
                options.interval(),
                false,
                options.lookup(),
                options.raw(),
                false,
                options.subs(),
                names::nameOf);
        boolean open = TableSpec.OPEN.column(options.sort()).isPresent();
        TopState state = TopState.initial(settings, size, open ? new Page.Connections() : new Page.Closed());
        SortOrder order = SortOrder.by(options.sort());
        return open
                ? state.withOpen(state.open().sortedBy(order))
                : state.withClosed(state.closed().sortedBy(order));
    }
}
