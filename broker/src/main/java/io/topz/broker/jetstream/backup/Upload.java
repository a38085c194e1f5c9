package io.topz.broker.jetstream.backup;

import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A backup that arrives in messages. Each message is acknowledged when it is read; an empty message ends the upload. Received on the
 * JetStream thread and read by one other thread.
 */
final class Upload extends InputStream implements Receiver {

    /** The number of bytes that may be sent before their acknowledgement. */
    private static final int WINDOW_BYTES = 8 * 1024 * 1024;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Thrown when the upload ends early. */
    static final class AbortedException extends IOException {

        private static final long serialVersionUID = 1;

        AbortedException(String message) {
            super(message, null);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // chunks are never compared
    private record Chunk(byte[] bytes, ByteString reply) {}

    private final String name;
    private final long maxBytes;
    private final Consumer<ByteString> acknowledge;
    private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long received;
    private @Nullable ByteString lastReply;
    private @Nullable AbortedException aborted;
    private boolean tooLarge;
    private boolean ended;
    private byte[] current = new byte[0];
    private int position;

    /**
     * Creates an upload of at most {@code maxBytes}.
     *
     * @param name the name of the stream, for messages
     * @param acknowledge sends an acknowledgement to a subject; called on any thread
     */
    Upload(String name, long maxBytes, Consumer<ByteString> acknowledge) {
        this.name = name;
        this.maxBytes = maxBytes;
        this.acknowledge = acknowledge;
    }

    @Override
    public synchronized void receive(Message message) {
        if (ended || aborted != null) {
            return;
        }
        ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
        int length = message.payloadLength();
        lastReply = reply;
        if (reply.length() == 0) {
            lastReply = null;
            abort("restore for stream '" + name + "' requires reply subject for each chunk");
        } else if (length == 0) {
            ended = true;
        } else if (received + length > maxBytes) {
            tooLarge = true;
            abort("insufficient resources");
        } else if (waitingBytes + length > WINDOW_BYTES) {
            abort("restore for stream '" + name + "' does not wait for acknowledgements");
        } else {
            received += length;
            waitingBytes += length;
            int from = message.payload();
            waiting.add(new Chunk(Arrays.copyOfRange(message.buffer, from, from + length), reply));
        }
        notifyAll();
    }

    private void abort(String why) {
        aborted = new AbortedException(why);
    }

    /** The number of bytes received. */
    synchronized long received() {
        return received;
    }

    /** Whether the upload was aborted because there is not enough space for it. */
    synchronized boolean isTooLarge() {
        return tooLarge;
    }

    /** The reply subject for the outcome; null if there is none. */
    synchronized @Nullable ByteString lastReply() {
        return lastReply;
    }

    @Override
    public int read() throws IOException {
        return fill() ? current[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, n);
        position += n;
        return n;
    }

    private boolean fill() throws IOException {
        if (position < current.length) {
            return true;
        }
        Chunk chunk = take();
        if (chunk == null) {
            return false;
        }
        current = chunk.bytes();
        position = 0;
        acknowledge.accept(chunk.reply());
        return true;
    }

    private synchronized @Nullable Chunk take() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            if (aborted != null) {
                throw aborted;
            }
            Chunk chunk = waiting.poll();
            if (chunk != null) {
                waitingBytes -= chunk.bytes().length;
                return chunk;
            }
            if (ended) {
                return null;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                lastReply = null;
                abort("restore for stream '" + name + "' is stalled");
            } else {
                await(left);
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // its caller loops
    private synchronized void await(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("JetStream is stopping");
        }
    }

    /** Reads and discards the rest. */
    void drain() throws IOException {
        while (fill()) {
            position = current.length;
        }
    }
}
