package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.topz.broker.protocol.CommandHandler;
import io.topz.broker.protocol.Parser;
import io.topz.broker.protocol.ProtocolException;
import java.util.Arrays;

/**
 * Feeds the bytes of one connection to the parser and keeps an incomplete command: the beginning of a control line, or of a message whose
 * length is known. An idle connection keeps nothing.
 */
final class Inbound {

    private static final byte[] NOTHING = {};

    private final IoLoop loop;
    private final CommandHandler handler;
    private byte[] kept = NOTHING;
    private int keptLength;

    /** The length of the incomplete command; 0 if it is not known. */
    private int needed;

    Inbound(IoLoop loop, CommandHandler handler) {
        this.loop = loop;
        this.handler = handler;
    }

    void read(ByteBuf data) throws ProtocolException {
        if (handler.suspended()) {
            append(data, data.readableBytes());
            return;
        }
        if (needed > 0 && !complete(data)) {
            return;
        }
        int length = data.readableBytes();
        if (length == 0) {
            return;
        }
        int before = keptLength;
        byte[] scratch = loop.scratch(before + length);
        System.arraycopy(kept, 0, scratch, 0, before);
        data.readBytes(scratch, before, length);
        kept = NOTHING;
        keptLength = 0;
        parse(scratch, before + length);
    }

    /** Continues with the bytes that were kept when the handler was suspended. */
    void resume() throws ProtocolException {
        if (keptLength > 0 && needed == 0) {
            byte[] buffer = kept;
            int length = keptLength;
            kept = NOTHING;
            keptLength = 0;
            parse(buffer, length);
        }
    }

    /** Appends to a message whose length is known; returns whether it is complete and was passed on. */
    private boolean complete(ByteBuf data) throws ProtocolException {
        append(data, Math.min(data.readableBytes(), needed - keptLength));
        if (keptLength < needed && !mayBeBad()) {
            return false;
        }
        byte[] buffer = kept;
        int length = keptLength;
        kept = NOTHING;
        keptLength = 0;
        needed = 0;
        parse(buffer, length);
        if (handler.suspended() && data.isReadable()) {
            append(data, data.readableBytes());
            return false;
        }
        return keptLength == 0;
    }

    /** Whether only the last byte is missing. The parser can then check already whether the message ends correctly. */
    private boolean mayBeBad() {
        return keptLength == needed - 1;
    }

    private void append(ByteBuf data, int length) {
        int total = keptLength + length;
        if (kept.length < total) {
            kept = Arrays.copyOf(kept, roomFor(total));
        }
        data.readBytes(kept, keptLength, length);
        keptLength = total;
    }

    /** Grows the buffer with the bytes received, not with the length announced by the client. */
    private int roomFor(int length) {
        return Math.max(length, Math.min(needed, 2 * length));
    }

    private void parse(byte[] buffer, int length) throws ProtocolException {
        Parser parser = loop.parser();
        int used = parser.parse(buffer, 0, length, handler);
        keptLength = parser.retained();
        if (keptLength > 0) {
            needed = parser.needed();
            kept = new byte[roomFor(keptLength)];
            System.arraycopy(buffer, used, kept, 0, keptLength);
        }
    }
}
