package io.topz.bench.client;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** A channel that returns a text in pieces of a certain length, then ends. */
final class Chunks implements ReadableByteChannel {

    private final ByteBuffer text;
    private final int length;

    Chunks(String text, int length) {
        this.text = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        this.length = length;
    }

    static Input input(String text, int length) {
        return new Input(new Chunks(text, length), ByteBuffer.allocate(64));
    }

    @Override
    public int read(ByteBuffer target) {
        if (!text.hasRemaining()) {
            return -1;
        }
        int count = Math.min(Math.min(length, text.remaining()), target.remaining());
        target.put(text.slice(text.position(), count));
        text.position(text.position() + count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
