package io.topz.bench.client;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of a channel by lines, by lengths or raw. Used by one thread. */
final class Input {

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer;

    /** Creates an input that owns {@code buffer}. The buffer limits the length of a line. */
    Input(ReadableByteChannel channel, ByteBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer;
        buffer.clear().limit(0);
    }

    /** The bytes that have arrived and were not read yet, from position to limit. A reader of bytes moves the position. */
    ByteBuffer arrived() {
        return buffer;
    }

    /** Waits for more bytes. */
    void fill() throws IOException {
        buffer.compact();
        try {
            if (!buffer.hasRemaining()) {
                throw new IOException("a line or a message is longer than %,d bytes".formatted(buffer.capacity()));
            }
            if (channel.read(buffer) < 0) {
                throw new EOFException("the server closed the connection");
            }
        } finally {
            buffer.flip();
        }
    }

    /** Reads the next line without its line end. */
    String line() throws IOException {
        int searched = 0;
        while (true) {
            for (int at = buffer.position() + searched; at < buffer.limit(); at++) {
                if (buffer.get(at) == '\n') {
                    return takeLine(at);
                }
            }
            searched = buffer.remaining();
            fill();
        }
    }

    private String takeLine(int newline) {
        byte[] line = new byte[newline + 1 - buffer.position()];
        buffer.get(line);
        int end = line.length > 1 && line[line.length - 2] == '\r' ? line.length - 2 : line.length - 1;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** Skips bytes. */
    void skip(long bytes) throws IOException {
        long left = bytes;
        while (true) {
            int now = (int) Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + now);
            left -= now;
            if (left == 0) {
                return;
            }
            fill();
        }
    }
}
