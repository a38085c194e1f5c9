package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Publishes to a stream of JetStream or to a channel of NATS Streaming, with a limit on the number of unacknowledged messages, as clients
 * do that publish asynchronously. Used by one thread, which writes what the limit allows and then reads what has arrived.
 */
public final class StreamPublisher {

    private static final String INBOX = "_INBOX.benchbenchbenchbench00.";
    private static final int DIGITS = 9;

    /** The length of the id of a message in NATS Streaming, as clients create it. */
    private static final int GUID_BYTES = 22;

    private static final String COMMAND_START = "PUB %s " + INBOX;

    private final NatsConnection connection;
    private final MessageReader acknowledgements;
    private final Acknowledgement acknowledgement;
    private final ByteBuffer commands;
    private final int commandBytes;
    private final int digitsAt;
    private final int window;
    private final long[] sentAt;
    private long sent;
    private long done;

    /** The form of acknowledgements. */
    private interface Acknowledgement {

        /** The number of the message in an acknowledgement; -1 if there is none. */
        long number(MessageReader message);

        /** Whether the message was accepted. */
        boolean isAccepted(MessageReader message);
    }

    /** The acknowledgements of JetStream: each arrives on a subject of its own. */
    private static final class OfStream implements Acknowledgement {

        private final byte[] beginning;

        OfStream(String stream) {
            beginning = "{\"stream\":\"%s\",".formatted(stream).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long number(MessageReader message) {
            int end = message.subjectEnd();
            return MessageReader.number(end - DIGITS, end, message.bytes());
        }

        @Override
        public boolean isAccepted(MessageReader message) {
            boolean accepted = !message.hasHeaders() && message.payloadBytes() > beginning.length;
            for (int i = 0; accepted && i < beginning.length; i++) {
                accepted = message.bytes().get(message.payloadAt() + i) == beginning[i];
            }
            return accepted;
        }
    }

    /** The acknowledgements of NATS Streaming: each contains the id of the message and, if it was refused, an error. */
    private record OfChannel() implements Acknowledgement {

        private static final int ACCEPTED_BYTES = 2 + GUID_BYTES;

        @Override
        public long number(MessageReader message) {
            int end = message.payloadAt() + ACCEPTED_BYTES;
            return message.payloadBytes() < ACCEPTED_BYTES
                    ? -1
                    : MessageReader.number(end - DIGITS, end, message.bytes());
        }

        @Override
        public boolean isAccepted(MessageReader message) {
            return !message.hasHeaders() && message.payloadBytes() == ACCEPTED_BYTES;
        }
    }

    /**
     * Encodes the commands for a stream and subscribes to the acknowledgements.
     *
     * @param window the maximum number of unacknowledged messages
     */
    public StreamPublisher(NatsConnection connection, String stream, String subject, int payloadBytes, int window)
            throws IOException {
        this(
                connection,
                new MessageReader(connection),
                "%s%s %d\r\n%s\r\n"
                        .formatted(
                                COMMAND_START.formatted(subject),
                                "0".repeat(DIGITS),
                                payloadBytes,
                                "x".repeat(payloadBytes))
                        .getBytes(StandardCharsets.US_ASCII),
                COMMAND_START.formatted(subject).length(),
                new OfStream(stream),
                window);
        connection.subscribe(INBOX + "*");
    }

    private StreamPublisher(
            NatsConnection connection,
            MessageReader acknowledgements,
            byte[] command,
            int digitsAt,
            Acknowledgement acknowledgement,
            int window) {
        this.connection = connection;
        this.acknowledgements = acknowledgements;
        this.acknowledgement = acknowledgement;
        this.digitsAt = digitsAt;
        this.window = window;
        sentAt = new long[window];
        commandBytes = command.length;
        commands = ByteBuffer.allocateDirect(commandBytes * window);
        for (int i = 0; i < window; i++) {
            commands.put(command);
        }
    }

    /** Encodes the commands for a channel of NATS Streaming. All acknowledgements arrive in one inbox of the session. */
    public static StreamPublisher toChannel(StreamingSession session, String channel, int payloadBytes, int window) {
        String guid = "0".repeat(GUID_BYTES);
        // In this encoding, each character is a byte.
        Charset bytes = StandardCharsets.ISO_8859_1;
        String request =
                new String(session.publishRequest(channel, guid, payloadBytes).toByteArray(), bytes);
        String command = "PUB %s %s %d\r\n%s\r\n"
                .formatted(
                        StreamingSession.publishSubject(channel),
                        session.inbox("acknowledgements"),
                        request.length(),
                        request);
        return new StreamPublisher(
                session.connection(),
                session.messages(),
                command.getBytes(bytes),
                command.indexOf(guid) + GUID_BYTES - DIGITS,
                new OfChannel(),
                window);
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
        if (done == sent || acknowledgement.number(acknowledgements) != done) {
            throw new IOException("message %,d of %,d is to be acknowledged next, out of step at: %s"
                    .formatted(done + 1, sent, acknowledgements.line()));
        }
        if (!acknowledgement.isAccepted(acknowledgements)) {
            throw new IOException("message %,d is not acknowledged: %s %s"
                    .formatted(done + 1, acknowledgements.line(), acknowledgements.payload()));
        }
    }
}
