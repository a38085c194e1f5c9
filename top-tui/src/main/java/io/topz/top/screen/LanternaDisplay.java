package io.topz.top.screen;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Shows frames with Lanterna's screen layer. Unchanged rows are not touched, and only the changed cells of the others are written;
 * everything is written only after a resize or on demand. A frame is one write.
 */
public final class LanternaDisplay implements Display {

    /** The size of text that every terminal with a clipboard accepts (OSC 52). */
    private static final int MAX_CLIPBOARD = 74_994;

    private final Terminal terminal;
    private final TerminalScreen screen;
    private final CellStyles palette;
    private final boolean ascii;
    private @Nullable Frame shown;
    private boolean mouse;

    /** Starts the screen on a terminal, which is closed with this display if it can be closed. */
    public LanternaDisplay(Terminal terminal, TerminalStyle looks) throws IOException {
        this.terminal = terminal;
        this.screen = new TerminalScreen(terminal);
        this.palette = new CellStyles(looks);
        this.ascii = looks.isAscii();
        screen.setCursorPosition(null);
        screen.startScreen();
    }

    /**
     * Opens the terminal of the process.
     *
     * @throws NoTerminalException if there is none
     */
    public static LanternaDisplay open(TerminalStyle looks) throws IOException {
        FrameOutput output = new FrameOutput(new FileOutputStream(FileDescriptor.out));
        return new LanternaDisplay(Tty.open(output, looks.charset()), looks);
    }

    @Override
    public Size size() {
        if (screen.doResizeIfNecessary() != null) {
            shown = null;
        }
        TerminalSize size = screen.getTerminalSize();
        return new Size(size.getColumns(), size.getRows());
    }

    @Override
    public void show(Frame frame) throws IOException {
        Frame before = shown != null && shown.size().equals(frame.size()) ? shown : null;
        boolean changed = before == null || !before.sameCursor(frame);
        for (int row = 0; row < frame.size().rows(); row++) {
            if (before == null || !before.sameRow(frame, row)) {
                draw(frame, row);
                changed = true;
            }
        }
        if (!changed) {
            return;
        }
        screen.setCursorPosition(
                frame.hasCursor() ? new TerminalPosition(frame.cursorColumn(), frame.cursorRow()) : null);
        screen.refresh(before == null ? RefreshType.COMPLETE : RefreshType.DELTA);
        shown = frame;
    }

    @Override
    public void redraw() {
        shown = null;
    }

    @Override
    public @Nullable Key poll() throws IOException {
        if (terminal instanceof Tty tty) {
            return tty.key();
        }
        KeyStroke stroke = screen.pollInput();
        return stroke == null ? null : Keystrokes.of(stroke);
    }

    @Override
    public void copy(String text) throws IOException {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        if (encoded.length() <= MAX_CLIPBOARD && terminal instanceof Tty tty) {
            tty.send("\u001b]52;c;" + encoded + "\u0007");
        }
    }

    @Override
    public void mouse(boolean on) throws IOException {
        if (on != mouse && terminal instanceof Tty tty) {
            mouse = on;
            tty.mouse(on);
        }
    }

    @Override
    public void suspend() throws IOException {
        if (terminal instanceof Tty tty) {
            screen.stopScreen();
            tty.suspend();
            screen.startScreen();
            shown = null;
        }
    }

    @Override
    public void close() throws IOException {
        screen.stopScreen();
        terminal.close();
    }

    private void draw(Frame frame, int row) {
        for (int column = 0; column < frame.size().columns(); column++) {
            String cluster = frame.cluster(column, row);
            if (cluster.equals(Frame.CONTINUATION) && ascii) {
                // A wide cluster has been replaced by a narrow one.
                cluster = "?";
            }
            if (!cluster.equals(Frame.CONTINUATION)) {
                screen.setCharacter(
                        column, row, palette.cell(cluster, frame.style(column, row), frame.isSelected(column, row)));
            }
        }
    }
}
