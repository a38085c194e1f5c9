package io.topz.top.screen;

import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A terminal that shows frames and supplies keys. Used by one thread. */
public interface Display extends AutoCloseable {

    /** The present size. */
    Size size();

    /** Shows a frame of that size; writes only the differences to the previous frame. */
    void show(Frame frame) throws IOException;

    /** Makes the next frame redraw everything, because something else may have written to the terminal. */
    void redraw();

    /** Returns the next key that was typed, null if there is none. Never waits. */
    @Nullable
    Key poll() throws IOException;

    /** Offers a text to the clipboard of the terminal, which may ignore it without a response. */
    void copy(String text) throws IOException;

    /** Turns mouse events on or off; does nothing if that is already the state. */
    void mouse(boolean on) throws IOException;

    /**
     * Restores the terminal, stops the process as Ctrl-Z does, and takes the terminal again when the process continues; the next frame is
     * drawn completely. The process is not stopped if no shell could continue it.
     */
    void suspend() throws IOException;

    /** Restores the terminal. */
    @Override
    void close() throws IOException;
}
