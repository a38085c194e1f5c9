package io.topz.broker.jetstream.backup;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Intake;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends the bytes written to it as messages to a subject. The receiver acknowledges every message. While too many bytes are unacknowledged,
 * writing blocks; it fails when no acknowledgement arrives for too long or when the receiver has left. Used by one thread.
 */
final class ChunkSender extends OutputStream implements Receiver {

    private static final int WINDOW_BYTES = 8 * 1024 * 1024;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final String COMPLETE = "NATS/1.0 204\r\n\r\n";
    private static final String NO_INTEREST = "NATS/1.0 408 No Interest\r\n\r\n";
    private static final String NO_FLOW = "NATS/1.0 408 No Flow Response\r\n\r\n";

    private final Account account;
    private final Reactor reactor;
    private final TurnRunner turns;
    private final ByteString subject;
    private final String ackSubject;
    private final Intake acks;
    private final byte[] chunk;
    private final Map<Integer, Integer> outstanding = new HashMap<>();
    private int outstandingBytes;
    private int length;
    private int index;
    private String status = COMPLETE;

    /** Messages have {@code chunkSize} bytes; their reply subjects begin with {@code ackSubject}. */
    ChunkSender(Account account, Reactor reactor, String deliverSubject, String ackSubject, int chunkSize) {
        this.account = account;
        this.reactor = reactor;
        this.turns = new TurnRunner(reactor);
        this.subject = ByteString.of(deliverSubject);
        this.ackSubject = ackSubject;
        chunk = new byte[chunkSize];
        acks = reactor.intake(ByteString.of(ackSubject + ".*.*"), this);
        account.sublist().insert(acks.subscription());
    }

    /** Waits at most {@link #PATIENCE_NANOS} for a subscription to exactly the deliver subject: clients subscribe after the answer. */
    void awaitInterest() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!account.sublist().match(subject).hasExact(subject, null) && System.nanoTime() < end) {
            pause();
        }
    }

    private boolean isUnheard() {
        return account.sublist().match(subject).isEmpty();
    }

    @SuppressWarnings("WaitNotInLoop") // its caller loops
    private synchronized void pause() throws IOException {
        try {
            wait(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("JetStream is stopping");
        }
    }

    /** Handles an acknowledgement, whose subject ends with the size and the number of the chunk. */
    @Override
    public synchronized void receive(Message message) {
        String text = new String(message.buffer, message.subject, message.subjectLength, StandardCharsets.ISO_8859_1);
        String number = text.substring(text.lastIndexOf('.') + 1);
        Integer size = number.matches("\\d{1,9}") ? outstanding.remove(Integer.parseInt(number)) : null;
        if (size != null) {
            outstandingBytes -= size;
            notifyAll();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        int from = offset;
        int left = count;
        while (left > 0) {
            int n = Math.min(left, chunk.length - length);
            System.arraycopy(source, from, chunk, length, n);
            length += n;
            from += n;
            left -= n;
            if (length == chunk.length) {
                send();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            send();
        }
    }

    private void send() throws IOException {
        awaitWindow();
        int size = length;
        length = 0;
        index++;
        synchronized (this) {
            outstanding.put(index, size);
            outstandingBytes += size;
        }
        ByteString reply = ByteString.of(ackSubject + "." + size + "." + index);
        publish(() -> reactor.publish(
                account, reactor.composer().compose(subject, reply.bytes(), reply.length(), chunk, size, 0)));
    }

    private void publish(TurnRunner.Task task) throws IOException {
        try {
            turns.run(task);
        } catch (JetStreamException impossible) {
            throw new IOException(impossible);
        }
    }

    private void awaitWindow() throws IOException {
        int before = outstandingBytes();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (outstandingBytes() > WINDOW_BYTES) {
            if (isUnheard()) {
                status = NO_INTEREST;
                throw new IOException("nobody takes the snapshot any more");
            }
            if (outstandingBytes() < before) {
                before = outstandingBytes();
                end = System.nanoTime() + PATIENCE_NANOS;
            } else if (System.nanoTime() > end) {
                status = NO_FLOW;
                throw new IOException("the snapshot is not acknowledged");
            }
            pause();
        }
    }

    private synchronized int outstandingBytes() {
        return outstandingBytes;
    }

    /** Informs the receiver that this was the last message, and why. */
    @Override
    public void close() throws IOException {
        account.sublist().remove(acks.subscription());
        byte[] end = status.getBytes(StandardCharsets.US_ASCII);
        publish(() -> reactor.publish(account, reactor.composer().compose(subject, null, 0, end, end.length)));
    }
}
