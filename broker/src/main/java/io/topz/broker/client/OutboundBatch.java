package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageEncoder;
import io.topz.collectors.counter.TrafficCounter;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that one event loop has collected for one connection and not handed over yet, and a counter of those handed over so far.
 * Confined to that loop; its totals are readable by any thread.
 *
 * <p>Messages are assembled in a small array, which stays in the first-level cache of the processor, and copied to a chunk of direct memory
 * in one step; long bodies are written to the chunk directly. The size of a chunk follows the fill level of the previous ones, so that many
 * idle connections need little memory.
 */
final class OutboundBatch implements LoopBatch {

    static final int MIN_CHUNK_BYTES = 4 * 1024;
    static final int MAX_CHUNK_BYTES = 64 * 1024;
    private static final byte[] END = {'\r', '\n'};

    private final IoLoop loop;
    private final ClientConnection target;
    private byte @Nullable [] assembly;
    private int assembled;
    private @Nullable ByteBuf chunk;
    private int nextChunkBytes = MIN_CHUNK_BYTES;
    private boolean listed;

    /** Whether the batch confirms a command of the client. The effects of the command must then be handed over to other clients first. */
    private boolean confirms;

    /**
     * Messages that are collected but not counted yet. The account counts headers that were stripped for this client, the connection does
     * not.
     */
    private int collectedMsgs;

    private long collectedBytes;
    private long collectedAccountBytes;

    private final TrafficCounter handedOver = new TrafficCounter();

    OutboundBatch(IoLoop loop, ClientConnection target) {
        this.loop = loop;
        this.target = target;
    }

    void message(Message message, byte[] sidField, boolean headersAllowed) {
        collectedMsgs++;
        collectedBytes += MessageEncoder.bodyLength(message, headersAllowed);
        collectedAccountBytes += message.bodyLength;
        int bound = MessageEncoder.maxLength(message, sidField);
        if (bound <= AssemblyPool.BYTES) {
            byte[] room = room(bound);
            assembled = MessageEncoder.encode(message, sidField, headersAllowed, room, assembled);
        } else {
            longMessage(message, sidField, headersAllowed);
        }
    }

    /** Writes a long message to one chunk, because a chunk of another loop might come between two, and copies the body only once. */
    private void longMessage(Message message, byte[] sidField, boolean headersAllowed) {
        enlist();
        ByteBuf out = chunkFor(assembled + MessageEncoder.maxLength(message, sidField));
        moveToChunk();
        byte[] head = loop.longHead(MessageEncoder.maxHeadLength(message, sidField));
        out.writeBytes(head, 0, MessageEncoder.head(message, sidField, headersAllowed, head, 0));
        int length = MessageEncoder.bodyLength(message, headersAllowed);
        out.writeBytes(message.buffer, message.body + message.bodyLength - length, length);
        out.writeBytes(END);
    }

    /** Adds a protocol line that is not a message, such as {@code PONG} or {@code +OK}. */
    void protocol(byte[] line) {
        append(line, 0, line.length);
        confirms = true;
    }

    private void append(byte[] source, int offset, int length) {
        if (length <= AssemblyPool.BYTES) {
            byte[] room = room(length);
            System.arraycopy(source, offset, room, assembled, length);
            assembled += length;
        } else {
            enlist();
            moveToChunk();
            chunkFor(length).writeBytes(source, offset, length);
        }
    }

    /** The assembly array with space for at least that many more bytes. */
    private byte[] room(int bytes) {
        byte[] room = assembly;
        if (room == null) {
            enlist();
            room = loop.assemblies().take();
            assembly = room;
        } else if (assembled + bytes > room.length) {
            moveToChunk();
        }
        return room;
    }

    private void moveToChunk() {
        if (assembled > 0 && assembly != null) {
            chunkFor(assembled).writeBytes(assembly, 0, assembled);
            assembled = 0;
        }
    }

    /** The chunk with space for at least that many more bytes. */
    private ByteBuf chunkFor(int bytes) {
        ByteBuf current = chunk;
        if (current != null && current.writableBytes() >= bytes) {
            return current;
        }
        handOverChunk();
        int capacity = Math.max(bytes, nextChunkBytes);
        current = PooledByteBufAllocator.DEFAULT.directBuffer(capacity, capacity);
        chunk = current;
        return current;
    }

    private void enlist() {
        if (!listed) {
            listed = true;
            loop.enlist(this, target.loop() == loop);
        }
    }

    @Override
    public void handOver() {
        listed = false;
        if (chunk == null) {
            nextChunkBytes = Math.max(MIN_CHUNK_BYTES, nextChunkBytes / 2);
            handOverAssembly();
        } else {
            moveToChunk();
            handOverChunk();
        }
        if (assembly != null) {
            loop.assemblies().giveBack(assembly);
            assembly = null;
        }
        count();
    }

    /** Hands over the assembly in a buffer of exactly its size. */
    private void handOverAssembly() {
        if (assembled > 0 && assembly != null) {
            chunk = PooledByteBufAllocator.DEFAULT.directBuffer(assembled, assembled);
            chunk.writeBytes(assembly, 0, assembled);
            assembled = 0;
            handOverChunk();
        }
    }

    @Override
    public void failed(Throwable e) {
        target.cannotDeliver(e);
    }

    private void handOverChunk() {
        ByteBuf full = chunk;
        if (full == null) {
            return;
        }
        chunk = null;
        count();
        if (confirms) {
            confirms = false;
            loop.handOverToOthers();
        }
        int length = full.readableBytes();
        if (length > nextChunkBytes / 2) {
            nextChunkBytes = Math.min(MAX_CHUNK_BYTES, 2 * nextChunkBytes);
        }
        if (target.outbound().reserve(length)) {
            target.outbound().handOver(full, loop);
        } else {
            full.release();
        }
    }

    /** Counts the messages before the bytes are sent, so that a client that has received a message finds it counted. */
    private void count() {
        if (collectedMsgs > 0) {
            handedOver.delivered(collectedMsgs, collectedBytes);
            target.account().traffic(loop.index()).delivered(collectedMsgs, collectedAccountBytes);
            target.touch(loop.now());
            collectedMsgs = 0;
            collectedBytes = 0;
            collectedAccountBytes = 0;
        }
    }

    long outMsgs() {
        return handedOver.outMsgs();
    }

    long outBytes() {
        return handedOver.outBytes();
    }
}
