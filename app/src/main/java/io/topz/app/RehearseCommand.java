package io.topz.app;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.topz.top.Top;
import io.topz.top.TopOptions;
import io.topz.top.screen.LanternaDisplay;
import io.topz.top.screen.TerminalStyle;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code topz rehearse}: runs a command on a virtual terminal, so that the launcher can build its class data archive from the loaded
 * classes. The dashboard has an archive of its own, because an archive is loaded completely, including the classes that only a broker
 * needs.
 */
@Command(name = "rehearse", hidden = true, description = "Load what the other commands will need.")
final class RehearseCommand implements Callable<Integer> {

    private static final int REDRAWS = 3;

    /** The keys to type: each view, details, help and the command line. */
    private static final String KEYS = "23456789" + "0HCS" + "1/a:x?y";

    private static final long KEY_MILLIS = 120;

    @Parameters(arity = "0..1", defaultValue = "demo", description = "demo or top")
    private String what = "demo";

    /** The time limit of a rehearsal, so that a hanging one does not delay the real command. */
    private static final int LIMIT_SECONDS = 60;

    /** The classes that only a real terminal needs, and that the rehearsal does not load otherwise. */
    private static final List<String> TERMINAL_CLASSES = List.of(
            "io.topz.top.screen.Tty",
            "io.topz.top.screen.FrameOutput",
            "io.topz.top.screen.Charsets",
            "com.googlecode.lanterna.terminal.ansi.UnixTerminal",
            "com.googlecode.lanterna.input.InputDecoder",
            "com.googlecode.lanterna.input.DefaultKeyDecodingProfile",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessImpl");

    @Override
    public Integer call() throws Exception {
        Thread limit = new Thread(RehearseCommand::endTooLate, "rehearsal limit");
        limit.setDaemon(true);
        limit.start();
        for (String name : TERMINAL_CLASSES) {
            Class.forName(name);
        }
        DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(160, 48));
        LanternaDisplay display = new LanternaDisplay(
                terminal, TerminalStyle.of(Map.of("COLORTERM", "truecolor", "TERM", "xterm", "LC_ALL", "C.UTF-8")));
        if (what.equals("top")) {
            rehearseTop(terminal, display);
        } else {
            Topz.root().getUsageMessage();
            new DemoCommand().play(TopOptions.DEFAULT.withMaxRedraws(REDRAWS), display);
        }
        return 0;
    }

    /** Runs only the dashboard, with a demo in a process of its own. */
    private static void rehearseTop(DefaultVirtualTerminal terminal, LanternaDisplay display) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process demo = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Topz.class.getName(),
                        "demo",
                        "--headless",
                        "--duration",
                        LIMIT_SECONDS + "s")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = demo.inputReader()) {
            String url = monitorUrl(lines);
            TopCommand command = CommandLine.populateCommand(new TopCommand(), "--url", url);
            Thread keys = new Thread(() -> press(terminal), "rehearsal keys");
            keys.setDaemon(true);
            keys.start();
            Top.run(command.options(), command.sources(), display);
        } finally {
            demo.destroy();
        }
    }

    private static String monitorUrl(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int url = line.indexOf("http://");
            if (url >= 0) {
                return line.substring(url);
            }
        }
        throw new IOException("the demo did not start");
    }

    private static void press(DefaultVirtualTerminal terminal) {
        try {
            TimeUnit.SECONDS.sleep(REDRAWS);
            for (int i = 0; i < KEYS.length(); i++) {
                char key = KEYS.charAt(i);
                terminal.addInput(new KeyStroke(key, false, false));
                TimeUnit.MILLISECONDS.sleep(KEY_MILLIS);
                if (!Character.isDigit(key)) {
                    terminal.addInput(new KeyStroke(KeyType.Escape));
                }
            }
            terminal.addInput(new KeyStroke('c', true, false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endTooLate() {
        try {
            TimeUnit.SECONDS.sleep(LIMIT_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("topz: the rehearsal did not end within " + LIMIT_SECONDS + " s");
        Runtime.getRuntime().halt(1);
    }
}
