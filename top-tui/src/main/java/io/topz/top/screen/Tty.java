package io.topz.top.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.UnixLikeTTYTerminal;
import io.topz.top.key.Key;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of the process, in raw mode from its construction until it is closed or the process ends.
 *
 * <p>It differs from the terminal of Lanterna in four ways. One shell sets the modes and reports the size, instead of five processes before
 * the first frame. The size is never requested from the terminal itself, which would cost a round trip and hang if the terminal does not
 * answer. Clusters of characters are written as a whole, each at its position. Keys come from a {@link KeyDecoder}.
 *
 * <p>Signals are off: Ctrl-C and Ctrl-Z arrive as keys, and Ctrl-\ does nothing.
 */
final class Tty extends UnixLikeTTYTerminal {

    private static final File DEVICE = new File("/dev/tty");

    /** The shell command at the start. Standard output is the terminal, so the results are read from standard error. */
    private static final String BEGIN = "[ -t 1 ] || exit 9; exec 1>&2; stty -g && stty size"
            + " && stty -icanon -echo -ixon -iexten min 1 intr undef susp undef quit undef";

    private static final int NOT_A_TERMINAL = 9;

    /** Turns on events for clicks and the wheel, in the encoding without a largest column. */
    private static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";

    private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";

    /** Stops all processes of the group, as the terminal does for Ctrl-Z. The kernel skips those that no shell could continue. */
    private static final String STOP = "kill -TSTP 0";

    private final FrameOutput output;
    private final ClusterPlacer clusters = new ClusterPlacer();
    private final KeyDecoder keys;

    // Set while the superclass constructor runs: an initializer here would overwrite it.
    private @Nullable String modesToRestore;
    private @Nullable TerminalSize size;

    private boolean mouse;

    private Tty(InputStream input, FrameOutput output, Charset charset) throws IOException {
        super(DEVICE, input, output, charset, CtrlCBehaviour.TRAP);
        this.output = output;
        keys = new KeyDecoder(new InputStreamReader(input, charset), System::nanoTime);
    }

    /** Returns the next key, null if there is none. */
    @Nullable
    Key key() throws IOException {
        return keys.poll();
    }

    /**
     * Opens the terminal.
     *
     * @throws NoTerminalException if there is none, or if the output is redirected
     */
    static Tty open(FrameOutput output, Charset charset) throws IOException {
        FileInputStream input;
        try {
            input = new FileInputStream(DEVICE);
        } catch (IOException absent) {
            throw new NoTerminalException("there is no terminal here; -o FILE (or -o -) writes what it would show");
        }
        return new Tty(input, output, charset);
    }

    @Override
    protected void saveTerminalSettings() throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", BEGIN)
                .redirectInput(DEVICE)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = read(shell.getErrorStream());
        String[] lines = answer.split("\n");
        int exit = waitFor(shell);
        if (exit == NOT_A_TERMINAL) {
            throw new NoTerminalException(
                    "standard output is not a terminal; -o FILE (or -o -) writes what it would show");
        }
        if (exit != 0 || lines.length < 2) {
            throw new NoTerminalException("cannot set up the terminal: " + answer.strip());
        }
        modesToRestore = lines[0].strip();
        size = parse(lines[1]);
    }

    @Override
    protected void restoreTerminalSettings() throws IOException {
        if (modesToRestore != null) {
            stty(modesToRestore);
        }
    }

    // All modes are set at once when the settings are saved, and restored at once.

    @Override
    protected void canonicalMode(boolean enabled) {}

    @Override
    protected void keyEchoEnabled(boolean enabled) {}

    @Override
    protected void keyStrokeSignalsEnabled(boolean enabled) {}

    /** The listener runs on the thread that handles signals, after the window was resized. */
    @Override
    protected void registerTerminalResizeListener(Runnable onResize) throws IOException {
        super.registerTerminalResizeListener(() -> {
            size = null;
            onResize.run();
        });
    }

    @Override
    protected TerminalSize findTerminalSize() throws IOException {
        TerminalSize known = size;
        if (known == null) {
            known = parse(stty("size"));
            size = known;
        }
        return known;
    }

    @Override
    public void setCursorPosition(int column, int row) throws IOException {
        super.setCursorPosition(column, row);
        clusters.moved(column, row);
    }

    @Override
    public void putString(String cluster) throws IOException {
        output.write(clusters.placed(cluster).getBytes(getCharset()));
    }

    /** Frames that are still being drawn must not reach the terminal after it was restored. */
    @Override
    public void exitPrivateMode() throws IOException {
        if (mouse) {
            write(MOUSE_OFF);
        }
        super.exitPrivateMode();
        output.seal();
    }

    @Override
    public void enterPrivateMode() throws IOException {
        output.unseal();
        super.enterPrivateMode();
        if (mouse) {
            write(MOUSE_ON);
        }
    }

    /** Turns the mouse events of the terminal on or off. */
    void mouse(boolean on) throws IOException {
        mouse = on;
        send(on ? MOUSE_ON : MOUSE_OFF);
    }

    /** Leaves private mode, stops the process, and returns when the process continues. */
    void suspend() throws IOException {
        restoreTerminalSettings();
        Process shell = new ProcessBuilder("/bin/sh", "-c", STOP)
                .redirectInput(DEVICE)
                .redirectErrorStream(true)
                .start();
        read(shell.getInputStream());
        waitFor(shell);
        saveTerminalSettings();
    }

    /** Sends a control sequence. */
    void send(String sequence) throws IOException {
        write(sequence);
        output.flush();
    }

    private void write(String sequence) throws IOException {
        output.write(sequence.getBytes(StandardCharsets.US_ASCII));
    }

    private static String stty(String argument) throws IOException {
        Process stty =
                new ProcessBuilder("/bin/stty", argument).redirectInput(DEVICE).start();
        String answer = read(stty.getInputStream());
        waitFor(stty);
        return answer;
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while setting up the terminal", interrupted);
        }
    }

    /** Parses {@code rows columns}; some terminals do not know their size and report zero. */
    private static TerminalSize parse(String answer) {
        String[] numbers = answer.strip().split(" ");
        if (numbers.length == 2) {
            int rows = Integer.parseInt(numbers[0]);
            int columns = Integer.parseInt(numbers[1]);
            if (rows > 0 && columns > 0) {
                return new TerminalSize(columns, rows);
            }
        }
        return new TerminalSize(80, 24);
    }
}
