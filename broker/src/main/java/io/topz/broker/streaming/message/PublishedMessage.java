package io.topz.broker.streaming.message;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.topz.streaming.protocol.PublishRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a publish request where they lie in the buffer in which it arrived. A message passes through the server without being
 * copied into objects, because at full rate these took a third of the time. It is reused: its fields are valid until the next {@link
 * #read}.
 */
public final class PublishedMessage {

    private final ByteRange clientId = new ByteRange();
    private final ByteRange guid = new ByteRange();
    private final ByteRange channel = new ByteRange();
    private final ByteRange reply = new ByteRange();
    private final ByteRange data = new ByteRange();
    private final ByteRange connectionId = new ByteRange();

    /** Reads an encoded {@link PublishRequest}; returns whether it is valid. */
    public boolean read(byte[] buffer, int offset, int length) {
        clear();
        CodedInputStream input = CodedInputStream.newInstance(buffer, offset, length);
        try {
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                ByteRange field = field(tag);
                if (field == null) {
                    if (!input.skipField(tag)) {
                        return false;
                    }
                } else {
                    int bytes = input.readRawVarint32();
                    field.set(buffer, offset + input.getTotalBytesRead(), bytes);
                    input.skipRawBytes(bytes);
                }
            }
        } catch (IOException invalid) {
            return false;
        }
        return channel.isText() && reply.isText();
    }

    private void clear() {
        clientId.clear();
        guid.clear();
        channel.clear();
        reply.clear();
        data.clear();
        connectionId.clear();
    }

    private @Nullable ByteRange field(int tag) {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            return null;
        }
        return switch (WireFormat.getTagFieldNumber(tag)) {
            case PublishRequest.CLIENT_ID_FIELD_NUMBER -> clientId;
            case PublishRequest.GUID_FIELD_NUMBER -> guid;
            case PublishRequest.CHANNEL_FIELD_NUMBER -> channel;
            case PublishRequest.REPLY_FIELD_NUMBER -> reply;
            case PublishRequest.DATA_FIELD_NUMBER -> data;
            case PublishRequest.CONNECTION_ID_FIELD_NUMBER -> connectionId;
            default -> null;
        };
    }

    public ByteRange clientId() {
        return clientId;
    }

    public ByteRange guid() {
        return guid;
    }

    /** The name of the channel. */
    public ByteRange channel() {
        return channel;
    }

    public ByteRange reply() {
        return reply;
    }

    public ByteRange data() {
        return data;
    }

    public ByteRange connectionId() {
        return connectionId;
    }
}
