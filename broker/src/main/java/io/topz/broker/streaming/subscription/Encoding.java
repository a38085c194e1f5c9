package io.topz.broker.streaming.subscription;

import com.google.protobuf.CodedOutputStream;
import io.topz.streaming.protocol.ChannelMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Marks encoded messages as redelivered by appending the fields, which is possible because their order does not matter. */
final class Encoding {

    private static final int MAX_ADDED_BYTES = 16;

    private Encoding() {}

    static byte[] redelivered(byte[] message, int count) {
        byte[] longer = Arrays.copyOf(message, message.length + MAX_ADDED_BYTES);
        CodedOutputStream output = CodedOutputStream.newInstance(longer, message.length, MAX_ADDED_BYTES);
        try {
            output.writeBool(ChannelMessage.REDELIVERED_FIELD_NUMBER, true);
            output.writeUInt32(ChannelMessage.REDELIVERY_COUNT_FIELD_NUMBER, count);
        } catch (IOException e) {
            throw new UncheckedIOException("there is room for it", e);
        }
        return Arrays.copyOf(longer, message.length + output.getTotalBytesWritten());
    }
}
