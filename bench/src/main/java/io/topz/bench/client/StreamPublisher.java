package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Publishes to a stream with a limit on the number of unacknowledged messages. Each acknowledgement arrives on a subject of its own, as in
 * clients that publish asynchronously. Used by one thread, which writes what the limit allows and then reads what has arrived.
 */
public final class StreamPublisher {

    private static final String INBOX = "_INBOX.benchbenchbenchbench00.";
    private static final int DIGITS = 9;
    private static final String COMMAND_START = "PUB %s " + INBOX;

    private final NatsConnection connection;
    private final MessageReader acknowledgements;
    private final byte[] acknowledged;
    private final ByteBuffer commands;
    private final int commandBytes;
    private final int digitsAt;
    private final int window;
    private final long[] sentAt;
    private long sent;
    private long done;

    /**
     * Encodes the commands and subscribes to the acknowledgements.
     *
     * @param window the maximum number of unacknowledged messages
     */
    public StreamPublisher(NatsConnection connection, String stream, String subject, int payloadBytes, int window)
            throws IOException {
        this.connection = connection;
        this.window = window;
        acknowledgements = new MessageReader(connection);
        acknowledged = "{\"stream\":\"%s\",".formatted(stream).getBytes(StandardCharsets.UTF_8);
        sentAt = new long[window];
        byte[] command = "%s%s %d\r\n%s\r\n"
                .formatted(COMMAND_START.formatted(subject), "0".repeat(DIGITS), payloadBytes, "x".repeat(payloadBytes))
                .getBytes(StandardCharsets.US_ASCII);
        commandBytes = command.length;
        digitsAt = COMMAND_START.formatted(subject).length();
        commands = ByteBuffer.allocateDirect(commandBytes * window);
        for (int i = 0; i < window; i++) {
            commands.put(command);
        }
        connection.subscribe(INBOX + "*");
    }

    /**
     * Publishes a number of messages; returns when all are acknowledged.
     *
     * @param nanos receives, for each message, the time from just before it was written until its acknowledgement
     * @throws IOException if a message is refused, or if the acknowledgements are not in the order of the messages
     */
    public void publish(int messages, LongConsumer nanos) throws IOException {
        long end = sent + messages;
        while (done < end) {
            write(Math.min(end, done + window));
            acknowledgements.fill();
            long now = System.nanoTime();
            while (acknowledgements.next()) {
                checkAcknowledgement();
                nanos.accept(now - sentAt[slot(done)]);
                done++;
            }
        }
    }

    private int slot(long message) {
        return (int) (message % window);
    }

    private void write(long until) throws IOException {
        while (sent < until) {
            int first = slot(sent);
            int count = (int) Math.min(until - sent, window - first);
            long now = System.nanoTime();
            for (int slot = first; slot < first + count; slot++) {
                number(slot, sent++);
                sentAt[slot] = now;
            }
            commands.limit((first + count) * commandBytes).position(first * commandBytes);
            connection.send(commands);
        }
    }

    private void number(int slot, long message) {
        commands.clear();
        long rest = message;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            commands.put(slot * commandBytes + digitsAt + digit, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private void checkAcknowledgement() throws IOException {
        ByteBuffer bytes = acknowledgements.bytes();
        int subjectEnd = acknowledgements.subjectEnd();
        if (done == sent || MessageReader.number(subjectEnd - DIGITS, subjectEnd, bytes) != done) {
            throw new IOException("message %,d of %,d is to be acknowledged next, out of step at: %s"
                    .formatted(done + 1, sent, acknowledgements.line()));
        }
        boolean taken = !acknowledgements.hasHeaders() && acknowledgements.payloadBytes() > acknowledged.length;
        for (int i = 0; taken && i < acknowledged.length; i++) {
            taken = bytes.get(acknowledgements.payloadAt() + i) == acknowledged[i];
        }
        if (!taken) {
            throw new IOException("message %,d is not acknowledged: %s %s"
                    .formatted(done + 1, acknowledgements.line(), acknowledgements.payload()));
        }
    }
}
