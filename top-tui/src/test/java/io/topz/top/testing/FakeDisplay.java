package io.topz.top.testing;

import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.screen.Display;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A terminal whose keys come from the test, and whose last frame the test can read. */
public final class FakeDisplay implements Display {

    private final Queue<Key> keys = new ArrayDeque<>();
    private Size size;
    private @Nullable Frame frame;

    /** The number of frames that were shown. */
    public int frames;

    /** The text that was copied last; empty for none. */
    public String copied = "";

    /** The number of complete redraws. */
    public int redraws;

    /** Whether mouse events are on. */
    public boolean mouse;

    /** The number of suspensions. */
    public int suspended;

    public FakeDisplay(Size size) {
        this.size = size;
    }

    /** Types a key. */
    public void type(Key key) {
        keys.add(key);
    }

    /** Changes the size of the window. */
    public void resize(Size changed) {
        size = changed;
    }

    /** The last frame. */
    public Frame frame() {
        if (frame == null) {
            throw new AssertionError("nothing was drawn");
        }
        return frame;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void show(Frame shown) {
        frame = shown;
        frames++;
    }

    @Override
    public void redraw() {
        redraws++;
    }

    @Override
    public @Nullable Key poll() {
        return keys.poll();
    }

    @Override
    public void copy(String text) {
        copied = text;
    }

    @Override
    public void mouse(boolean on) {
        mouse = on;
    }

    @Override
    public void suspend() {
        suspended++;
    }

    @Override
    public void close() {}
}
