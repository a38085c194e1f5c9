package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A sequence of identical PUB commands, encoded once and written any number of times. Used by one thread. */
public final class PublishBatch {

    private static final int TARGET_BYTES = 64 * 1024;

    private final ByteBuffer commands;
    private final int commandBytes;
    private final int payloadAt;

    private PublishBatch(ByteBuffer commands, int commandBytes, int payloadAt) {
        this.commands = commands;
        this.commandBytes = commandBytes;
        this.payloadAt = payloadAt;
    }

    /** A batch of about 64 KiB. */
    public static PublishBatch of(String subject, int payloadBytes) {
        return of(subject, payloadBytes, Math.max(1, TARGET_BYTES / command(subject, payloadBytes).length));
    }

    /** A batch of {@code count} commands. */
    public static PublishBatch of(String subject, int payloadBytes, int count) {
        byte[] command = command(subject, payloadBytes);
        ByteBuffer commands = ByteBuffer.allocateDirect(command.length * count);
        for (int i = 0; i < count; i++) {
            commands.put(command);
        }
        return new PublishBatch(commands, command.length, command.length - 2 - payloadBytes);
    }

    private static byte[] command(String subject, int payloadBytes) {
        return "PUB %s %d\r\n%s\r\n"
                .formatted(subject, payloadBytes, "x".repeat(payloadBytes))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The number of commands. */
    public int size() {
        return commands.capacity() / commandBytes;
    }

    /** Writes a value to the first 8 bytes of every payload. */
    public void stamp(long value) {
        for (int at = payloadAt; at < commands.capacity(); at += commandBytes) {
            commands.putLong(at, value);
        }
    }

    /** Publishes a number of messages by writing the batch repeatedly. */
    public void publish(NatsConnection to, long messages) throws IOException {
        for (long left = messages; left > 0; left -= size()) {
            commands.limit((int) Math.min(left, size()) * commandBytes).position(0);
            to.send(commands);
        }
    }
}
