package io.topz.app;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.topz.top.TopOptions;
import io.topz.top.screen.LanternaDisplay;
import io.topz.top.screen.Looks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/**
 * {@code topz rehearse}: plays the demo on a terminal that is not there, so that the launcher can make its archive of classes from
 * what was loaded.
 */
@Command(name = "rehearse", hidden = true, description = "Load what the other commands will need.")
final class RehearseCommand implements Callable<Integer> {

    private static final int REDRAWS = 3;

    /** A rehearsal that does not end must not hold up the performance. */
    private static final int LIMIT_SECONDS = 30;

    /** What only a real terminal needs, and so the rehearsal does not touch. */
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
        Topz.root().getUsageMessage();
        DemoCommand demo = new DemoCommand();
        DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(160, 48));
        demo.play(
                TopOptions.DEFAULT.withMaxRedraws(REDRAWS),
                new LanternaDisplay(
                        terminal, Looks.of(Map.of("COLORTERM", "truecolor", "TERM", "xterm", "LC_ALL", "C.UTF-8"))));
        return 0;
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
