package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard on a real pseudo-terminal, which {@code script} of util-linux makes: the terminal is as it was after every end. */
class TerminalTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long TIMEOUT_SECONDS = 60;
    private static final String CLEAR = "\u001b[2J";
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

    /** Starts the program between two looks at the modes of the terminal. */
    private void start(String arguments) throws IOException {
        Path program = directory.resolve("program.sh");
        Files.writeString(program, """
                stty rows 30 cols 100
                stty -a >%1$s/before
                %2$s -XX:TieredStopAtLevel=1 -cp '%3$s' %4$s %1$s/pid %5$s 2>%1$s/errors
                echo "ended with $?"
                stty -a >%1$s/after
                """.formatted(
                        directory,
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        PtyProgram.class.getName(),
                        arguments));
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qefc", "/bin/sh " + program, "/dev/null");
        builder.environment().putAll(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8"));
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
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (output.indexOf(text) < 0) {
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

    private void assertRestored() throws IOException, InterruptedException {
        assertThat(script().waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
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

    @Test
    void terminate_restoresTheTerminal() throws Exception {
        start("");
        await("billing-worker");
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")));
        assertThat(ProcessHandle.of(pid).orElseThrow().destroy()).isTrue();
        await("ended with 143");
        assertRestored();
    }

    @Test
    void exception_restoresTheTerminal_andIsToldAfterwards() throws Exception {
        start("fail");
        await("billing-worker");
        type("x");
        await("ended with 1");
        assertRestored();
        assertThat(Files.readString(directory.resolve("errors"))).contains("broken on purpose");
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
    void controlZ_doesNothing() throws Exception {
        start("");
        await("billing-worker");
        type("\u001a");
        type("b");
        await("raw numbers");
        type("q");
        await("ended with 0");
        assertRestored();
    }
}
