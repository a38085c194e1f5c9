package io.topz.top.screen;

import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A terminal that shows frames and gives keys. Used by one thread. */
public interface Display extends AutoCloseable {

    /** The size at present. */
    Size size();

    /** Shows a frame of that size; writes only what differs from the frame before. */
    void show(Frame frame) throws IOException;

    /** Draws everything at the next frame, whatever the terminal shows: something else may have written on it. */
    void redraw();

    /** The next key that was typed, null when there is none. Never waits. */
    @Nullable
    Key poll() throws IOException;

    /** Offers a text to the clipboard of the terminal, which may not take it and does not say. */
    void copy(String text) throws IOException;

    /** Listens to the mouse from now on, or no longer. Costs nothing when it is so already. */
    void mouse(boolean on) throws IOException;

    /**
     * Gives the terminal back as it was, stops the process as Ctrl-Z does, and takes the terminal again once the process goes on; the
     * next frame is drawn as a whole. Where nobody could let it go on, it is not stopped.
     */
    void suspend() throws IOException;

    /** Gives the terminal back as it was. */
    @Override
    void close() throws IOException;
}
