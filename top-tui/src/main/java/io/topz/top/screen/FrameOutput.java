package io.topz.top.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Buffers output and writes it in one piece when flushed, so that a partly drawn frame is never visible. Once sealed it drops all output.
 *
 * <p>Thread-safe, because a shutdown hook also restores the terminal.
 */
final class FrameOutput extends OutputStream {

    private final OutputStream terminal;
    private byte[] buffer = new byte[16 * 1024];
    private int length;
    private boolean sealed;

    FrameOutput(OutputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void write(int b) {
        makeRoom(1);
        buffer[length++] = (byte) b;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        makeRoom(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
    }

    @Override
    public synchronized void flush() throws IOException {
        int pending = length;
        length = 0;
        if (pending > 0 && !sealed) {
            terminal.write(buffer, 0, pending);
            terminal.flush();
        }
    }

    /** Drops all output from now on. */
    synchronized void seal() {
        sealed = true;
        length = 0;
    }

    /** Accepts output again. */
    synchronized void unseal() {
        sealed = false;
    }

    private void makeRoom(int count) {
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
        }
    }
}
