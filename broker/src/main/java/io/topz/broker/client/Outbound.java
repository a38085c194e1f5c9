package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.ClosedReason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queue of bytes that wait to be written to one connection. Any loop hands over; only the connection's own loop writes.
 *
 * <pre>
 *   batches of all loops ──▶ reserve ──▶ handOver ──▶ backlog ──▶ channel ──▶ socket
 *                            └──────────── pending ──────────────────────┘
 * </pre>
 *
 * <p>Pending bytes never exceed {@code maxPendingBytes}: a connection that would exceed it is closed. Publishers wait long before that
 * (see {@link PublisherStall}). The channel receives at most {@link #MAX_IN_FLIGHT_BYTES} at a time. The rest waits in the backlog, where
 * small chunks are joined, so that the memory used stays close to the number of bytes.
 */
final class Outbound implements BackpressureSource {

    static final int MAX_IN_FLIGHT_BYTES = 512 * 1024;

    /** The number of pending bytes above which publishers wait for a subscriber that still reads. */
    private static final long STALL_ABOVE_BYTES = 4L * 1024 * 1024;

    private static final int MAX_IN_FLIGHT_CHUNKS = 64;
    private static final VarHandle PENDING;

    static {
        try {
            PENDING = MethodHandles.lookup().findVarHandle(Outbound.class, "pending", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ClientConnection connection;
    private final IoLoop loop;
    private final ChannelHandlerContext context;
    private final long maxPendingBytes;
    private final long stallAboveBytes;
    private final PendingBudget budget;
    private final WriteDeadline deadline;
    private final Queue<PublisherStall> waiting = new ConcurrentLinkedQueue<>();
    private @Nullable ArrayDeque<ByteBuf> backlog;
    private int inFlightBytes;
    private int inFlightChunks;
    private boolean closeWhenWritten;

    @SuppressWarnings("unused") // accessed through its handle only
    private volatile long pending;

    private volatile long written;
    private volatile long stuckAt = -1;
    private volatile boolean closed;

    Outbound(ClientConnection connection, IoLoop loop, ChannelHandlerContext context, ServerState server) {
        this.connection = connection;
        this.loop = loop;
        this.context = context;
        ClientLimits limits = server.options().limits();
        this.maxPendingBytes = limits.maxPendingBytes();
        this.stallAboveBytes = Math.min(STALL_ABOVE_BYTES, maxPendingBytes / 4 * 3);
        this.budget = server.pendingBudget();
        this.deadline =
                new WriteDeadline(this, server.time(), limits.writeDeadline().toNanos());
    }

    /** The bytes handed over and not yet written to the socket. May be called on any thread. */
    long pending() {
        return pending;
    }

    /** The bytes written to the socket so far. May be called on any thread. */
    @Override
    public long written() {
        return written;
    }

    IoLoop loop() {
        return loop;
    }

    ClientConnection connection() {
        return connection;
    }

    /**
     * Reserves space for bytes to be handed over next. If there is none, the connection is closed and false is returned. May be called on
     * any loop.
     */
    boolean reserve(int bytes) {
        if (closed) {
            return false;
        }
        long after = addPending(bytes);
        boolean farBehind = after > stallAboveBytes && budget.isExceeded();
        if (after <= maxPendingBytes && !farBehind) {
            return true;
        }
        addPending(-bytes);
        connection.closeLater(ClosedReason.SLOW_CONSUMER_PENDING_BYTES);
        return false;
    }

    private long addPending(long change) {
        budget.add(change);
        return (long) PENDING.getAndAdd(this, change) + change;
    }

    /** Receives a chunk for which space was reserved; {@code from} must be the caller's loop. */
    void handOver(ByteBuf chunk, IoLoop from) {
        if (from == loop && loop.arrivals().write(loop.writeSlice())) {
            write(chunk);
        } else if (!loop.arrivals().add(this, chunk)) {
            return;
        }
        if (pending > stallAboveBytes && (isNearLimit() || written != stuckAt)) {
            from.mustWaitFor(this);
        }
    }

    /** Whether publishers must wait even for a subscriber that is stuck. May be called on any loop. */
    @Override
    public boolean isNearLimit() {
        return pending > maxPendingBytes / 4 * 3;
    }

    /** Whether publishers need no longer wait. May be called on any loop. */
    @Override
    public boolean hasCaughtUp() {
        return closed || pending <= stallAboveBytes / 2;
    }

    /** Records that nothing was written during a whole stall, which began with {@code written} bytes. May be called on any loop. */
    @Override
    public void markStuck(long written) {
        stuckAt = written;
    }

    /** Writes a chunk, or appends it to the backlog. Called on the own loop. */
    void write(ByteBuf chunk) {
        if (closed) {
            addPending(-chunk.readableBytes());
            chunk.release();
            return;
        }
        if (backlog != null || !hasRoomInFlight()) {
            addToBacklog(chunk);
        } else {
            toChannel(chunk);
        }
        context.flush();
        if (inFlightBytes > 0) {
            deadline.arm();
        }
    }

    private boolean hasRoomInFlight() {
        return inFlightBytes < MAX_IN_FLIGHT_BYTES && inFlightChunks < MAX_IN_FLIGHT_CHUNKS;
    }

    private void addToBacklog(ByteBuf chunk) {
        ArrayDeque<ByteBuf> queue = backlog;
        if (queue == null) {
            queue = new ArrayDeque<>();
            backlog = queue;
        }
        ByteBuf tail = queue.peekLast();
        int bytes = chunk.readableBytes();
        if (tail != null && tail.maxWritableBytes() >= bytes) {
            tail.writeBytes(chunk);
            chunk.release();
        } else if (bytes < OutboundBatch.MIN_CHUNK_BYTES || bytes < chunk.capacity() / 4 * 3) {
            queue.addLast(PooledByteBufAllocator.DEFAULT
                    .directBuffer(bytes, OutboundBatch.MAX_CHUNK_BYTES)
                    .writeBytes(chunk));
            chunk.release();
        } else {
            queue.addLast(chunk);
        }
    }

    private void toChannel(ByteBuf chunk) {
        int bytes = chunk.readableBytes();
        inFlightBytes += bytes;
        inFlightChunks++;
        ChannelFuture unused =
                context.write(chunk).addListener((ChannelFutureListener) future -> written(future, bytes));
    }

    private void written(ChannelFuture future, int bytes) {
        inFlightBytes -= bytes;
        inFlightChunks--;
        addPending(-bytes);
        if (!future.isSuccess()) {
            if (!(future.cause() instanceof ClosedChannelException)) {
                // Not now, because a batch of the connection may be handing over its earlier messages.
                connection.closeLater(ClosedReason.WRITE_ERROR);
            }
            return;
        }
        long total = written + bytes;
        written = total;
        deadline.progress();
        refill();
        if (inFlightBytes == 0 && closeWhenWritten) {
            closeChannel();
        }
        wakeWaiting();
    }

    private void refill() {
        ArrayDeque<ByteBuf> queue = backlog;
        if (queue == null) {
            return;
        }
        while (!queue.isEmpty() && hasRoomInFlight()) {
            toChannel(queue.removeFirst());
        }
        if (queue.isEmpty()) {
            backlog = null;
        }
        context.flush();
    }

    /** Wakes the stall when publishers need no longer wait. May be called on any loop. */
    @Override
    public void await(PublisherStall stall) {
        waiting.add(stall);
    }

    @Override
    public void awaitNoLonger(PublisherStall stall) {
        waiting.remove(stall);
    }

    private void wakeWaiting() {
        if (!waiting.isEmpty() && hasCaughtUp()) {
            for (PublisherStall stall = waiting.poll(); stall != null; stall = waiting.poll()) {
                stall.wake();
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** The bytes that the channel has received and not yet written. */
    int inFlightBytes() {
        return inFlightBytes;
    }

    /** Stops accepting bytes. Pending ones are written within a second, or dropped if {@code abruptly} is set. */
    void close(boolean abruptly) {
        closed = true;
        ArrayDeque<ByteBuf> queue = backlog;
        backlog = null;
        if (queue != null) {
            boolean keep = !abruptly;
            for (ByteBuf chunk : queue) {
                if (keep) {
                    toChannel(chunk);
                } else {
                    addPending(-chunk.readableBytes());
                    chunk.release();
                }
            }
        }
        wakeWaiting();
        if (abruptly || inFlightBytes == 0) {
            closeChannel();
            return;
        }
        closeWhenWritten = true;
        context.flush();
        Future<?> unused = loop.executor().schedule(this::closeChannel, 1, TimeUnit.SECONDS);
    }

    /** Closes the channel from this handler's context, because Vert.x's handler would wait until everything is written. */
    private void closeChannel() {
        ChannelFuture unused = context.close();
    }
}
