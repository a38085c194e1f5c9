package io.topz.bench.client;

import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.MessageAck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Receives the messages of a channel, which must arrive in order and once each, and acknowledges each of them as clients do. Used by one
 * thread.
 */
public final class ChannelReceiver {

    private static final int SEQUENCE_TAG = ChannelMessage.SEQUENCE_FIELD_NUMBER << 3;

    private final StreamingSession session;
    private final ByteBuffer acknowledgements = ByteBuffer.allocateDirect(1 << 20);
    private final String channel;
    private final byte[] command;
    private long received;

    /** Subscribes to the new messages of an empty channel. */
    public ChannelReceiver(StreamingSession session, String channel) throws IOException {
        this.session = session;
        this.channel = channel;
        command = "PUB %s ".formatted(session.subscribe(channel)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Receives a number of messages; returns when they have arrived and the server has their acknowledgements. */
    public void take(int messages) throws IOException {
        long end = received + messages;
        MessageReader reader = session.messages();
        while (received < end) {
            reader.fill();
            while (reader.next()) {
                check(reader);
                acknowledge();
            }
            send();
        }
        if (received > end) {
            throw new IOException("%,d messages arrived, %,d were published".formatted(received, end));
        }
        session.connection().flush();
    }

    private void check(MessageReader reader) throws IOException {
        received++;
        int at = reader.payloadAt();
        boolean isMessage = !reader.hasHeaders() && reader.bytes().get(at) == SEQUENCE_TAG;
        if (!isMessage || varint(reader.bytes(), at + 1) != received) {
            throw new IOException("expected message %,d, got %s".formatted(received, reader.line()));
        }
    }

    private static long varint(ByteBuffer bytes, int at) {
        long value = 0;
        for (int shift = 0, next = at; ; shift += 7, next++) {
            byte b = bytes.get(next);
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private void acknowledge() throws IOException {
        byte[] body = MessageAck.newBuilder()
                .setChannel(channel)
                .setSequence(received)
                .build()
                .toByteArray();
        byte[] length = (body.length + "\r\n").getBytes(StandardCharsets.US_ASCII);
        if (acknowledgements.remaining() < command.length + length.length + body.length + 2) {
            send();
        }
        acknowledgements.put(command).put(length).put(body).put((byte) '\r').put((byte) '\n');
    }

    private void send() throws IOException {
        acknowledgements.flip();
        session.connection().send(acknowledgements);
        acknowledgements.clear();
    }
}
