package io.topz.top.testing;

import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.screen.Display;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A terminal whose keys the test types, and whose last frame it looks at. */
public final class FakeDisplay implements Display {

    private final Queue<Key> keys = new ArrayDeque<>();
    private Size size;
    private @Nullable Frame frame;

    /** How many frames were shown. */
    public int frames;

    /** What was copied last, empty for nothing. */
    public String copied = "";

    /** How often it was told to draw everything again. */
    public int redraws;

    /** Whether it listens to the mouse. */
    public boolean mouse;

    /** How often it was left to the shell. */
    public int suspended;

    public FakeDisplay(Size size) {
        this.size = size;
    }

    /** Types a key. */
    public void type(Key key) {
        keys.add(key);
    }

    /** Gives the window another size. */
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
