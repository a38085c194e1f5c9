package io.topz.top;

import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.lookup.HostNames;
import io.topz.top.poll.ThreadTimer;
import io.topz.top.screen.Display;
import io.topz.top.screen.LanternaDisplay;
import io.topz.top.screen.TerminalStyle;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program that {@link TerminalTest} runs: the dashboard of a server that does not exist, on the terminal of the process. */
final class PtyProgram {

    private PtyProgram() {}

    /**
     * Runs the dashboard.
     *
     * @param args a file for the process id; {@code fail} to fail when {@code x} is typed
     */
    public static void main(String[] args) throws IOException {
        try {
            run(args);
        } catch (IllegalStateException defect) {
            HomeFiles files = new HomeFiles(System.getenv(), System.getProperty("user.home"));
            System.exit(CrashReport.print(defect, files, System.err));
        }
    }

    private static void run(String... args) throws IOException {
        FakeServer server = new FakeServer();
        server.connect(1, "order-service");
        server.connect(2, "billing-worker");
        HostNames names = new HostNames(address -> address, Runnable::run, System::nanoTime, () -> {});
        ThreadTimer timer = new ThreadTimer("poll");
        try (Display display = open(args.length > 1);
                Dashboard dashboard = new Dashboard(
                        display,
                        List.of(new ServerSource("nowhere", () -> new FakeCollector(server))),
                        timer,
                        System::nanoTime,
                        Top.initial(TopOptions.DEFAULT, names, display.size()),
                        TopOptions.DEFAULT,
                        new FakeUserFiles(),
                        Playback.of(PlaybackOptions.LIVE, timer))) {
            Files.writeString(
                    Path.of(args[0]), Long.toString(ProcessHandle.current().pid()));
            dashboard.run();
        }
    }

    private static Display open(boolean failing) throws IOException {
        LanternaDisplay display = LanternaDisplay.open(TerminalStyle.of(System.getenv()));
        return failing ? new Failing(display) : display;
    }

    /** Fails in the middle of the loop. */
    private record Failing(Display display) implements Display {
        @Override
        public Size size() {
            return display.size();
        }

        @Override
        public void show(Frame frame) throws IOException {
            display.show(frame);
        }

        @Override
        public void redraw() {
            display.redraw();
        }

        @Override
        public void copy(String text) throws IOException {
            display.copy(text);
        }

        @Override
        public @Nullable Key poll() throws IOException {
            Key key = display.poll();
            if (key != null && key.character() == 'x') {
                throw new IllegalStateException("broken on purpose");
            }
            return key;
        }

        @Override
        public void mouse(boolean on) throws IOException {
            display.mouse(on);
        }

        @Override
        public void suspend() throws IOException {
            display.suspend();
        }

        @Override
        public void close() throws IOException {
            display.close();
        }
    }
}
