package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the dashboard on a real pseudo-terminal, which {@code script} of util-linux creates: the terminal is restored after every kind of
 * end.
 */
@Tag("process")
class TerminalTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long TIMEOUT_SECONDS = 60;
    private static final String CLEAR = "\u001b[2J";
    private static final String ENTER = "\u001b[?1049h";
    private static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";
    private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";
    private static final String LEAVE = "\u001b[?1049l";

    @TempDir
    private Path directory;

    private @Nullable Process started;
    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private final StringBuilder output = new StringBuilder();

    @BeforeEach
    void requireScript() {
        assumeTrue(Files.isExecutable(SCRIPT), "util-linux's script is not here: a real terminal cannot be tested");
    }

    @AfterEach
    void end() {
        if (started != null) {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        }
    }

    /** Starts the program and prints the modes of the terminal before and after. */
    private void start(String arguments) throws IOException {
        start("""
                stty rows 30 cols 100
                stty -a >%1$s/before
                %2$s -XX:TieredStopAtLevel=1 -cp '%3$s' %4$s %1$s/pid %5$s 2>%1$s/errors
                echo "ended with $?"
                stty -a >%1$s/after
                """, arguments);
    }

    private void start(String script, String arguments) throws IOException {
        Path program = directory.resolve("program.sh");
        Files.writeString(
                program,
                script.formatted(
                        directory,
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        PtyProgram.class.getName(),
                        arguments));
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qefc", "/bin/sh " + program, "/dev/null");
        builder.environment()
                .putAll(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8", "XDG_STATE_HOME", directory.toString()));
        started = builder.redirectErrorStream(true).start();
        InputStream stream = started.getInputStream();
        Thread reader = new Thread(() -> read(stream), "output of script");
        reader.setDaemon(true);
        reader.start();
    }

    private Process script() {
        return Objects.requireNonNull(started);
    }

    private void read(InputStream stream) {
        byte[] bytes = new byte[8192];
        try {
            for (int count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
                pieces.add(new String(bytes, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            pieces.add("");
        }
    }

    private void await(String text) throws InterruptedException {
        await(text, 0);
    }

    private void await(String text, int from) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (output.indexOf(text, from) < 0) {
            String piece = pieces.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(piece).as("\"%s\" in: %s", text, output).isNotNull();
            output.append(piece);
        }
    }

    private void type(String text) throws IOException {
        OutputStream keyboard = script().getOutputStream();
        keyboard.write(text.getBytes(StandardCharsets.US_ASCII));
        keyboard.flush();
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(script().waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private void assertRestored() throws IOException, InterruptedException {
        awaitEnd();
        assertThat(output.substring(output.indexOf(LEAVE)))
                .contains("\u001b[?1049l")
                .doesNotContain("order-service");
        assertThat(output.substring(0, output.indexOf(LEAVE))).contains("\u001b[?25h");
        assertThat(directory.resolve("after")).hasSameTextualContentAs(directory.resolve("before"));
    }

    @Test
    void quit_restoresTheTerminal() throws Exception {
        start("");
        await("billing-worker");
        type("q");
        await("ended with 0");
        assertRestored();
    }

    @Test
    void controlC_restoresTheTerminal() throws Exception {
        start("");
        await("billing-worker");
        type("\u0003");
        await("ended with 0");
        assertRestored();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
    void signal_restoresTheTerminal(String signal, int code) throws Exception {
        start("");
        await("billing-worker");
        type("X");
        await(MOUSE_ON);
        String pid = Files.readString(directory.resolve("pid"));
        assumeFalse(isIgnored(pid, code - 128), "whoever started the tests ignores " + signal + ", as nohup does");
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
        await("ended with " + code);
        assertRestored();
        assertThat(output.substring(0, output.indexOf(LEAVE))).contains(MOUSE_OFF);
    }

    /** Whether a process ignores a signal; its children inherit that. */
    private static boolean isIgnored(String pid, int signal) throws IOException {
        Path status = Path.of("/proc", pid, "status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 1L << (signal - 1)) != 0;
    }

    @Test
    void exception_restoresTheTerminal_andIsToldAfterwards() throws Exception {
        start("fail");
        await("billing-worker");
        type("x");
        await("ended with 1");
        assertRestored();
        assertThat(Files.readString(directory.resolve("errors"))).contains("broken on purpose", "crash.log");
        assertThat(Files.readString(directory.resolve("topz/crash.log")))
                .contains(
                        "IllegalStateException: broken on purpose",
                        "Failing.poll",
                        "Java " + System.getProperty("java.version"));
    }

    @Test
    void steadyState_hasNoFullRepaint() throws Exception {
        start("");
        await("billing-worker");
        int firstFrames = output.length();
        type("j");
        type(" ");
        await("rates per second");
        type("k");
        type("b");
        await("raw numbers");
        type("q");
        await("ended with 0");
        assertThat(output.substring(firstFrames)).doesNotContain(CLEAR, "\u0000");
    }

    @Test
    void controlZ_withoutAShellToReturnTo_goesOn() throws Exception {
        start("");
        await("billing-worker");
        type("\u001a");
        await(LEAVE);
        type("b");
        await("raw numbers");
        type("q");
        await("ended with 0");
        awaitEnd();
        assertThat(directory.resolve("after")).hasSameTextualContentAs(directory.resolve("before"));
    }

    @Test
    void controlZ_stops_andFgReturns() throws Exception {
        start("""
                set -m
                stty rows 30 cols 100
                stty -a >%1$s/before
                %2$s -XX:TieredStopAtLevel=1 -cp '%3$s' %4$s %1$s/pid %5$s 2>%1$s/errors
                echo "stopped with $?"
                stty -a >%1$s/stopped
                read line
                echo "read $line"
                fg >/dev/null
                echo "ended with $?"
                stty -a >%1$s/after
                """, "");
        await("billing-worker");
        type("X");
        await(MOUSE_ON);
        type("\u001a");
        await("stopped with 148");
        assertThat(output.substring(output.indexOf(MOUSE_ON))).contains(MOUSE_OFF, LEAVE);
        type("words for the shell\n");
        await("read words for the shell");
        int returned = output.length();
        await("order-service", returned);
        assertThat(output.substring(returned)).contains(ENTER, CLEAR, MOUSE_ON);
        type("q");
        await("ended with 0");
        awaitEnd();
        assertThat(directory.resolve("stopped")).hasSameTextualContentAs(directory.resolve("before"));
        assertThat(directory.resolve("after")).hasSameTextualContentAs(directory.resolve("before"));
        assertThat(output.substring(output.lastIndexOf(ENTER))).contains(MOUSE_OFF, "\u001b[?25h", LEAVE);
    }

    @Test
    void mouse_isOffUnlessAskedFor() throws Exception {
        start("");
        await("billing-worker");
        type("q");
        await("ended with 0");
        assertThat(output).doesNotContain(MOUSE_ON);
    }

    @Test
    void mouse_opensTheRowThatIsClickedTwice() throws Exception {
        start("");
        await("billing-worker");
        type("X");
        await(MOUSE_ON);
        // the second row below the headings; holding Ctrl makes no difference
        for (String button : new String[] {"0", "16"}) {
            type("\u001b[<" + button + ";10;11M\u001b[<" + button + ";10;11m");
        }
        await(" back");
        type("q");
        await("ended with 0");
        assertRestored();
    }
}
