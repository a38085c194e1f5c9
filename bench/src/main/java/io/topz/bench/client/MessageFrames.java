package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/**
 * Reads messages that all have the same length without parsing them. If a message does not begin and end as expected, both sides are out of
 * step, which is an error. Used by one thread.
 */
public final class MessageFrames {

    /** Handles a line that does not belong to a message. */
    @FunctionalInterface
    interface Control {
        void line(String line) throws IOException;
    }

    private final Control control;
    private final Input in;
    private final int headBytes;
    private final int frameBytes;

    /** Reads the messages of a connection that has subscribed to one subject. */
    public MessageFrames(NatsConnection connection, String subject, int payloadBytes) {
        this(connection.in(), connection::control, subject, payloadBytes);
    }

    MessageFrames(Input in, Control control, String subject, int payloadBytes) {
        this.in = in;
        this.control = control;
        this.headBytes = "MSG %s 1 %d\r\n".formatted(subject, payloadBytes).length();
        this.frameBytes = headBytes + payloadBytes + 2;
    }

    /**
     * Skips a number of messages.
     *
     * @throws IOException if more have arrived, if both sides are out of step, or if the connection ends
     */
    public void skip(long messages) throws IOException {
        long count = 0;
        while (count < messages) {
            in.fill();
            count += skipArrived();
        }
        refuseMoreThan(messages, count);
    }

    private int skipArrived() throws IOException {
        int count = skipWhole(in.arrived());
        while (next() >= 0) {
            count += 1 + skipWhole(in.arrived());
        }
        return count;
    }

    /** The fast path of {@link #next()}: skips messages up to the first one that is incomplete or out of step, or up to another line. */
    private int skipWhole(ByteBuffer arrived) {
        int begin = arrived.position();
        int at = begin;
        for (int end = at + frameBytes; end <= arrived.limit(); end += frameBytes) {
            if (arrived.get(at) != 'M' || arrived.get(end - 1) != '\n') {
                break;
            }
            at = end;
        }
        arrived.position(at);
        return (at - begin) / frameBytes;
    }

    /**
     * Reads a number of messages, each stamped with a {@link System#nanoTime()} or 0, and passes on the age of each stamp that is not 0.
     *
     * @throws IOException as for {@link #skip}
     */
    public void time(long messages, LongConsumer nanosSinceStamp) throws IOException {
        long count = 0;
        while (count < messages) {
            in.fill();
            long now = System.nanoTime();
            for (int payload = next(); payload >= 0; payload = next()) {
                count++;
                long stamp = in.arrived().getLong(payload);
                if (stamp != 0) {
                    nanosSinceStamp.accept(now - stamp);
                }
            }
        }
        refuseMoreThan(messages, count);
    }

    private static void refuseMoreThan(long published, long arrived) throws IOException {
        if (arrived > published) {
            throw new IOException("%,d messages arrived, %,d were published".formatted(arrived, published));
        }
    }

    /** Reads the next complete message and returns the position of its payload in the buffer; -1 if there is none. */
    int next() throws IOException {
        ByteBuffer arrived = in.arrived();
        while (arrived.hasRemaining()) {
            int at = arrived.position();
            if (arrived.get(at) != 'M') {
                if (!takeControlLine(arrived)) {
                    return -1;
                }
                continue;
            }
            if (arrived.remaining() < frameBytes) {
                return -1;
            }
            if (arrived.get(at + headBytes - 1) != '\n' || arrived.get(at + frameBytes - 1) != '\n') {
                throw new IOException("out of step with the server at: " + in.line());
            }
            arrived.position(at + frameBytes);
            return at + headBytes;
        }
        return -1;
    }

    private boolean takeControlLine(ByteBuffer arrived) throws IOException {
        for (int at = arrived.position(); at < arrived.limit(); at++) {
            if (arrived.get(at) == '\n') {
                control.line(in.line());
                return true;
            }
        }
        return false;
    }
}
