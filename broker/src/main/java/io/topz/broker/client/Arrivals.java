package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.topz.broker.route.TimeSlice;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The chunks that other loops have handed over to the connections of one loop. Any loop adds chunks; only the owning loop writes them. */
final class Arrivals {

    /** The cost of a chunk, mostly that of the write to a socket. */
    private static final int UNITS_PER_CHUNK = 64;

    private record Arrival(Outbound target, ByteBuf chunk) {}

    private final IoLoop loop;
    private final Queue<Arrival> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean announced = new AtomicBoolean();
    private boolean waitsForTurn;

    Arrivals(IoLoop loop) {
        this.loop = loop;
    }

    /** Adds a chunk; returns false if the loop has ended. May be called on any loop. */
    boolean add(Outbound target, ByteBuf chunk) {
        queue.add(new Arrival(target, chunk));
        if (announced.compareAndSet(false, true)) {
            try {
                loop.executor().execute(this::writeAnnounced);
            } catch (RejectedExecutionException e) {
                announced.set(false);
                drop();
                return false;
            }
        }
        return true;
    }

    private void writeAnnounced() {
        announced.set(false);
        writeTurn();
    }

    private void writeTurn() {
        loop.tick();
        write(loop.writeSlice());
    }

    /** Writes chunks until the time slice is over, and the rest in later tasks; returns whether nothing is left. */
    boolean write(TimeSlice slice) {
        while (!queue.isEmpty()) {
            if (slice.isOver()) {
                continueLater();
                return false;
            }
            Arrival arrival = queue.poll();
            try {
                arrival.target().write(arrival.chunk());
            } catch (RuntimeException | Error e) {
                arrival.target().connection().cannotDeliver(e);
            }
            slice.use(UNITS_PER_CHUNK);
        }
        return true;
    }

    private void continueLater() {
        if (!waitsForTurn) {
            waitsForTurn = true;
            loop.deferred().add(() -> {
                waitsForTurn = false;
                writeTurn();
            });
        }
    }

    private void drop() {
        for (Arrival arrival = queue.poll(); arrival != null; arrival = queue.poll()) {
            arrival.chunk().release();
        }
    }
}
