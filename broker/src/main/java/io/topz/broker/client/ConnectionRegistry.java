package io.topz.broker.client;

import io.netty.util.concurrent.Future;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ServerInfo;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open connections and the most recently closed ones. Thread-safe.
 *
 * <p>A connection that ends is added to the closed ones before it is removed from the open ones. A caller that reads the open ones first
 * therefore misses none, but may see one twice.
 */
public final class ConnectionRegistry {

    /** The ids up to this one belong to internal clients in nats-server. The first client gets the next one. */
    private static final long LAST_INTERNAL_CID = 4;

    private final Loops loops;
    private final int maxConnections;
    private final int maxClosed;
    private final AtomicLong lastCid = new AtomicLong(LAST_INTERNAL_CID);
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Long, ClientConnection> open = new ConcurrentHashMap<>();
    private final Map<Long, Connection> inside = new ConcurrentHashMap<>();
    private final ArrayDeque<ClosedConnection> closed = new ArrayDeque<>();
    private volatile boolean closing;
    private final LongAdder forgotten = new LongAdder();

    /** A {@code maxConnections} below 1 means no limit. */
    ConnectionRegistry(Loops loops, int maxConnections, int maxClosed) {
        this.loops = loops;
        this.maxConnections = maxConnections;
        this.maxClosed = maxClosed;
    }

    /** The id of the next connection. */
    public long nextCid() {
        return lastCid.incrementAndGet();
    }

    /** Adds a connection; returns false if there are too many. It must be removed in that case, too. */
    boolean add(ClientConnection connection) {
        open.put(connection.cid(), connection);
        return count.incrementAndGet() <= maxConnections || maxConnections < 1;
    }

    void remove(ClientConnection connection, ClosedConnection end) {
        synchronized (closed) {
            if (maxClosed > 0) {
                if (closed.size() == maxClosed) {
                    closed.removeFirst();
                    forgotten.increment();
                }
                closed.addLast(end);
            }
        }
        if (open.remove(connection.cid()) != null) {
            count.decrementAndGet();
        }
    }

    /** Adds a connection of a service inside the broker, which does not count against the limit. */
    public void addInside(Connection connection) {
        inside.put(connection.cid(), connection);
    }

    /** Removes a connection of a service; returns false if it was removed before. */
    public boolean removeInside(Connection connection) {
        return inside.remove(connection.cid()) != null;
    }

    /** The open connections in no particular order, including those of services. */
    public Collection<? extends Connection> open() {
        if (inside.isEmpty()) {
            return Collections.unmodifiableCollection(open.values());
        }
        List<Connection> all = new ArrayList<>(open.values());
        all.addAll(inside.values());
        return all;
    }

    /** Closes every connection of a client, including later ones. Blocks until those that exist now are closed. */
    public void closeAll(ClosedReason reason) {
        closing = true;
        onEveryLoop(client -> client.close(reason));
    }

    /** Whether connections are closed as soon as they are accepted. */
    boolean isClosing() {
        return closing;
    }

    /** Closes a connection if it is still open. */
    public void close(long cid, ClosedReason reason) {
        @Nullable ClientConnection client = open.get(cid);
        if (client != null) {
            client.loop().executor().execute(() -> client.close(reason));
        }
    }

    /** Sends a changed INFO to the clients that support that. Blocks until it was handed over for all of them. */
    public void announce(ServerInfo changed) {
        onEveryLoop(client -> client.announce(changed));
    }

    private void onEveryLoop(Consumer<ClientConnection> action) {
        List<Future<?>> done = new ArrayList<>();
        for (IoLoop loop : loops.all()) {
            done.add(loop.executor()
                    .submit(() -> open.values().stream()
                            .filter(client -> client.loop() == loop)
                            .forEach(action)));
        }
        for (Future<?> future : done) {
            future.awaitUninterruptibly();
        }
    }

    /** The ids of the open connections in no particular order. */
    public List<Long> openCids() {
        return List.copyOf(open.keySet());
    }

    /** Stops reading from a client for that time. Does nothing if the client has disconnected, or for the broker itself. */
    public void pauseReading(long cid, Duration pause) {
        @Nullable ClientConnection client = open.get(cid);
        if (client != null) {
            client.loop().executor().execute(() -> client.reading().pause(pause));
        }
    }

    /** The number of open connections, including those of services. */
    public int openCount() {
        return count.get() + inside.size();
    }

    /** The number of closed connections that were dropped because there are too many. */
    public long forgotten() {
        return forgotten.sum();
    }

    /** The closed connections, ordered by the time of their end. */
    public List<Connection> closed() {
        synchronized (closed) {
            return new ArrayList<>(closed);
        }
    }

    /** The open connection with that id. */
    public Optional<Connection> open(long cid) {
        @Nullable Connection connection = open.get(cid);
        return Optional.ofNullable(connection != null ? connection : inside.get(cid));
    }

    /** The closed connection with that id, as long as it is kept. */
    public Optional<Connection> closed(long cid) {
        synchronized (closed) {
            for (ClosedConnection connection : closed) {
                if (connection.cid() == cid) {
                    return Optional.of(connection);
                }
            }
            return Optional.empty();
        }
    }
}
