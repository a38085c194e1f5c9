package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Receives the messages of a stream, from its first on, that a consumer delivers to a connection: either pushed, or pulled in batches. Each
 * must be the next one of the stream, and its first delivery. Used by one thread.
 */
public final class StreamReceiver {

    private static final int ACK_BYTES = "PUB  4\r\n+ACK\r\n".length();
    private static final int MOST_REPLY_BYTES = 200;
    private static final int REQUEST_BYTES = 1_000;
    private static final byte[] ACK_START = "PUB ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACK_END = " 4\r\n+ACK\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String INBOX = "_INBOX.benchbenchbenchbench01.";
    private static final String EXPIRY_NANOS = "30000000000";

    private final NatsConnection connection;
    private final MessageReader messages;
    private final String stream;
    private final String consumer;
    private final int payloadBytes;
    private final int replyStart;
    private long taken;
    private long pulls;

    /**
     * Receives the deliveries of a consumer.
     *
     * @param payloadBytes the payload length of each message
     */
    public StreamReceiver(NatsConnection connection, String stream, String consumer, int payloadBytes) {
        this.connection = connection;
        this.messages = new MessageReader(connection);
        this.stream = stream;
        this.consumer = consumer;
        this.payloadBytes = payloadBytes;
        this.replyStart = "$JS.ACK.%s.%s.1.".formatted(stream, consumer).length();
    }

    /** Subscribes a connection to the messages that it pulls. */
    public static void subscribeToPulled(NatsConnection connection) throws IOException {
        connection.subscribe(INBOX + "*");
    }

    /** Receives messages pushed to a subject that this connection has subscribed to. */
    public void take(int count) throws IOException {
        int left = count;
        while (left > 0) {
            messages.fill();
            while (left > 0 && messages.next()) {
                check();
                left--;
            }
        }
        connection.flush();
    }

    /** Pulls messages in batches. Each batch is requested when the previous one has arrived. */
    public void pull(int count, int batch, boolean acknowledge) throws IOException {
        ByteBuffer out = ByteBuffer.allocateDirect(batch * (ACK_BYTES + MOST_REPLY_BYTES) + REQUEST_BYTES);
        int left = count;
        while (left > 0) {
            int open = Math.min(batch, left);
            left -= open;
            request(open, out);
            while (open > 0) {
                send(out);
                messages.fill();
                while (open > 0 && messages.next()) {
                    check();
                    open--;
                    if (acknowledge) {
                        acknowledge(out);
                    }
                }
            }
        }
        send(out);
        connection.flush();
    }

    private void request(int batch, ByteBuffer out) {
        String body = "{\"batch\":%d,\"expires\":%s}".formatted(batch, EXPIRY_NANOS);
        out.put("PUB $JS.API.CONSUMER.MSG.NEXT.%s.%s %s%d %d\r\n%s\r\n"
                .formatted(stream, consumer, INBOX, pulls++, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private void send(ByteBuffer out) throws IOException {
        out.flip();
        connection.send(out);
        out.clear();
    }

    private void acknowledge(ByteBuffer out) throws IOException {
        int begin = messages.replyAt();
        int length = messages.replyEnd() - begin;
        if (length > MOST_REPLY_BYTES) {
            throw new IOException("a reply subject is longer than expected: " + messages.line());
        }
        out.put(ACK_START).put(messages.bytes().slice(begin, length)).put(ACK_END);
    }

    /** Checks the reply subject {@code $JS.ACK.stream.consumer.deliveries.sequence.…}: the sequence must be the next one. */
    private void check() throws IOException {
        if (messages.hasHeaders()) {
            throw new IOException("after %,d messages the server says %s".formatted(taken, messages.line()));
        }
        taken++;
        ByteBuffer bytes = messages.bytes();
        int begin = messages.replyAt() + replyStart;
        int end = begin;
        while (end < messages.replyEnd() && bytes.get(end) != '.') {
            end++;
        }
        boolean firstTime = begin < messages.replyEnd() && bytes.get(begin - 2) == '1';
        if (!firstTime || MessageReader.number(begin, end, bytes) != taken || messages.payloadBytes() != payloadBytes) {
            throw new IOException(
                    "expected message %,d of %,d bytes, got %s".formatted(taken, payloadBytes, messages.line()));
        }
    }
}
