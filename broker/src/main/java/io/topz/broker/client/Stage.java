package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageEncoder;
import io.topz.collectors.counter.TrafficCounter;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop has for one connection and has not handed over yet, and how much it has handed over so far. Belongs to
 * that loop; its totals are readable by any thread.
 */
final class Stage {

    private final IoLoop loop;
    private final ClientConnection target;
    private byte @Nullable [] chunk;
    private int length;
    private boolean listed;

    /** Whether the chunk tells the client that something was done; then others must have got what it did first. */
    private boolean confirms;

    /** Staged and not counted yet. The account counts headers that were stripped for this client, the connection does not. */
    private int stagedMsgs;

    private long stagedBytes;
    private long stagedAccountBytes;

    private final TrafficCounter handedOver = new TrafficCounter();

    Stage(IoLoop loop, ClientConnection target) {
        this.loop = loop;
        this.target = target;
    }

    void message(Message message, byte[] sidField, boolean headersAllowed) {
        stagedMsgs++;
        stagedBytes += MessageEncoder.bodyLength(message, headersAllowed);
        stagedAccountBytes += message.bodyLength;
        int bound = MessageEncoder.maxLength(message, sidField);
        if (bound > ChunkPool.FULL_BYTES) {
            large(message, sidField, headersAllowed);
        } else {
            byte[] room = room(bound);
            length = MessageEncoder.encode(message, sidField, headersAllowed, room, length);
        }
    }

    /** What fits no chunk goes out by itself, in one piece: between two, the chunk of another loop might come. */
    private void large(Message message, byte[] sidField, boolean headersAllowed) {
        enlist();
        handOverChunk();
        byte[] head = new byte[MessageEncoder.maxHeadLength(message, sidField)];
        int headLength = MessageEncoder.head(message, sidField, headersAllowed, head, 0);
        int bodyLength = MessageEncoder.bodyLength(message, headersAllowed);
        int total = headLength + bodyLength + 2;
        count();
        if (target.outbound().reserve(total)) {
            ByteBuf whole = PooledByteBufAllocator.DEFAULT.directBuffer(total, total);
            whole.writeBytes(head, 0, headLength);
            whole.writeBytes(message.buffer, message.body + message.bodyLength - bodyLength, bodyLength);
            whole.writeByte('\r').writeByte('\n');
            target.outbound().handOver(whole, loop);
        }
    }

    /** Stages what is no message: {@code PONG}, {@code +OK} and the like. */
    void protocol(byte[] line) {
        if (line.length > ChunkPool.FULL_BYTES) {
            throw new IllegalArgumentException("a line of " + line.length + " bytes");
        }
        byte[] room = room(line.length);
        System.arraycopy(line, 0, room, length, line.length);
        length += line.length;
        confirms = true;
    }

    private byte[] room(int bytes) {
        byte[] current = chunk;
        if (current == null) {
            enlist();
            current = loop.chunks().take(bytes);
            length = 0;
        } else if (length + bytes > current.length) {
            current = grow(current, bytes);
        }
        chunk = current;
        return current;
    }

    private byte[] grow(byte[] current, int bytes) {
        if (length + bytes > ChunkPool.FULL_BYTES) {
            handOverChunk();
            return loop.chunks().take(bytes);
        }
        byte[] larger = loop.chunks().take(ChunkPool.FULL_BYTES);
        System.arraycopy(current, 0, larger, 0, length);
        loop.chunks().giveBack(current);
        return larger;
    }

    private void enlist() {
        if (!listed) {
            listed = true;
            loop.enlist(this, target.loop() == loop);
        }
    }

    /** Hands everything over; the loop calls this at the end of a read. */
    void handOver() {
        listed = false;
        handOverChunk();
        count();
    }

    private void handOverChunk() {
        byte[] current = chunk;
        if (current == null) {
            return;
        }
        count();
        chunk = null;
        if (confirms) {
            confirms = false;
            loop.handOverToOthers();
        }
        if (length > 0 && target.outbound().reserve(length)) {
            ByteBuf copy = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
            copy.writeBytes(current, 0, length);
            target.outbound().handOver(copy, loop);
        }
        length = 0;
        loop.chunks().giveBack(current);
    }

    /** Before the bytes leave, so that whoever has got a message finds it counted. */
    private void count() {
        if (stagedMsgs > 0) {
            handedOver.delivered(stagedMsgs, stagedBytes);
            target.account().traffic(loop.index()).delivered(stagedMsgs, stagedAccountBytes);
            target.touch(loop.now());
            stagedMsgs = 0;
            stagedBytes = 0;
            stagedAccountBytes = 0;
        }
    }

    long outMsgs() {
        return handedOver.outMsgs();
    }

    long outBytes() {
        return handedOver.outBytes();
    }
}
