package io.topz.broker.streaming.message;

import com.google.protobuf.CodedOutputStream;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.PublishAck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encodes the messages of one channel as a {@link ChannelMessage}, without building one. */
public final class ChannelMessageEncoder {

    private static final int MAX_REDELIVERY_BYTES = 16;

    /** The encoded name of the channel, which is the same in all its messages. */
    private final byte[] channel;

    private final int channelBytes;

    public ChannelMessageEncoder(String channel) {
        this.channel = channel.getBytes(StandardCharsets.UTF_8);
        channelBytes = CodedOutputStream.computeByteArraySize(ChannelMessage.CHANNEL_FIELD_NUMBER, this.channel);
    }

    /** Encodes a published message for delivery. */
    public byte[] encode(long sequence, long timestamp, PublishedMessage message) {
        int length = CodedOutputStream.computeUInt64Size(ChannelMessage.SEQUENCE_FIELD_NUMBER, sequence)
                + channelBytes
                + message.reply().fieldBytes()
                + message.data().fieldBytes()
                + CodedOutputStream.computeInt64Size(ChannelMessage.TIMESTAMP_FIELD_NUMBER, timestamp);
        byte[] encoded = new byte[length];
        CodedOutputStream output = CodedOutputStream.newInstance(encoded);
        try {
            output.writeUInt64(ChannelMessage.SEQUENCE_FIELD_NUMBER, sequence);
            output.writeByteArray(ChannelMessage.CHANNEL_FIELD_NUMBER, channel);
            message.reply().writeField(output, ChannelMessage.REPLY_FIELD_NUMBER);
            message.data().writeField(output, ChannelMessage.DATA_FIELD_NUMBER);
            output.writeInt64(ChannelMessage.TIMESTAMP_FIELD_NUMBER, timestamp);
            output.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException("there is room for it", e);
        }
        return encoded;
    }

    /** Encodes the {@link PublishAck} of an accepted message. */
    public static byte[] acknowledgement(byte[] guid) {
        byte[] encoded = new byte[CodedOutputStream.computeByteArraySize(PublishAck.GUID_FIELD_NUMBER, guid)];
        CodedOutputStream output = CodedOutputStream.newInstance(encoded);
        try {
            output.writeByteArray(PublishAck.GUID_FIELD_NUMBER, guid);
        } catch (IOException e) {
            throw new UncheckedIOException("there is room for it", e);
        }
        return encoded;
    }

    /** Marks an encoded message as redelivered by appending the fields, which is possible because their order does not matter. */
    public static byte[] redelivered(byte[] message, int count) {
        byte[] longer = Arrays.copyOf(message, message.length + MAX_REDELIVERY_BYTES);
        CodedOutputStream output = CodedOutputStream.newInstance(longer, message.length, MAX_REDELIVERY_BYTES);
        try {
            output.writeBool(ChannelMessage.REDELIVERED_FIELD_NUMBER, true);
            output.writeUInt32(ChannelMessage.REDELIVERY_COUNT_FIELD_NUMBER, count);
        } catch (IOException e) {
            throw new UncheckedIOException("there is room for it", e);
        }
        return Arrays.copyOf(longer, message.length + output.getTotalBytesWritten());
    }
}
