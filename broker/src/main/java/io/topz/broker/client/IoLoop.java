package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.EventExecutor;
import io.topz.broker.protocol.Parser;
import io.topz.broker.route.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * What belongs to one event loop of the broker and is shared by all its connections: the parser, the scratch memory, the
 * stages that wait to be handed over. Only that loop may touch it, except where said.
 */
public final class IoLoop {

    private static final int FIRST_SCRATCH_BYTES = 128 * 1024;

    private final int index;
    private final EventExecutor executor;
    private final Parser parser;
    private final Router router;
    private final RandomGenerator random;
    private final Time time;
    private final AssemblyPool assemblies = new AssemblyPool();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean arrivalsAnnounced = new AtomicBoolean();
    private final List<HandOver> stages = new ArrayList<>();
    private final List<HandOver> stagesToOthers = new ArrayList<>();
    private List<Blocker> blockers = List.of();
    private byte[] scratch = new byte[FIRST_SCRATCH_BYTES];
    private byte[] longHead = new byte[AssemblyPool.BYTES];
    private long now;

    public IoLoop(int index, EventExecutor executor, Parser parser, RandomGenerator random, Time time) {
        this.index = index;
        this.executor = executor;
        this.parser = parser;
        this.router = new Router(index, random);
        this.random = random;
        this.time = time;
    }

    /** Which of the broker's loops this is. */
    public int index() {
        return index;
    }

    /** Runs things on this loop; usable by any thread. */
    public EventExecutor executor() {
        return executor;
    }

    Parser parser() {
        return parser;
    }

    public Router router() {
        return router;
    }

    RandomGenerator random() {
        return random;
    }

    AssemblyPool assemblies() {
        return assemblies;
    }

    /** Notes that a stage has something to hand over, to a connection of this loop or to another loop. */
    public void enlist(HandOver stage, boolean own) {
        (own ? stages : stagesToOthers).add(stage);
    }

    /** Memory for at least {@code length} bytes, good until the next call. */
    byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, 2 * scratch.length)];
        }
        return scratch;
    }

    /** Memory for the head of a long message, good until the next call. */
    byte[] longHead(int length) {
        if (longHead.length < length) {
            longHead = new byte[length];
        }
        return longHead;
    }

    /** Whoever is being read from must wait for that subscriber. */
    public void mustWaitFor(Blocker blocker) {
        if (blockers.isEmpty()) {
            blockers = new ArrayList<>(2);
        }
        if (!blockers.contains(blocker)) {
            blockers.add(blocker);
        }
    }

    /** Those for whom the connection that was just read from must wait; they are forgotten here. */
    public List<Blocker> takeBlockers() {
        List<Blocker> taken = blockers;
        blockers = List.of();
        return taken;
    }

    /** Notes the time once for everything that a read brings. */
    public void readStarts() {
        now = time.epochNanos();
    }

    /** When the current read started, in nanoseconds of the epoch. */
    public long now() {
        return now;
    }

    /** Hands over and writes whatever is staged: the end of every read and of every task that stages something. */
    public void flush() {
        handOverToOthers();
        handOver(stages);
    }

    /** Hands over what is staged for connections of other loops: before one of this loop is told that it was done. */
    void handOverToOthers() {
        handOver(stagesToOthers);
    }

    /** By index, because handing over may stage something again. */
    private static void handOver(List<HandOver> stages) {
        for (int i = 0; i < stages.size(); i++) {
            HandOver stage = stages.get(i);
            try {
                stage.handOver();
            } catch (RuntimeException | Error e) {
                stage.failed(e);
            }
        }
        stages.clear();
    }

    /**
     * Takes a chunk that another loop hands over to a connection of this one. Returns false if the loop has ended. Whoever
     * asks this loop for anything afterwards finds the chunk written first. Any loop.
     */
    boolean arrive(Outbound target, ByteBuf chunk) {
        arrivals.add(new Arrival(target, chunk));
        if (arrivalsAnnounced.compareAndSet(false, true)) {
            try {
                executor.execute(this::takeAnnouncedArrivals);
            } catch (RejectedExecutionException e) {
                arrivalsAnnounced.set(false);
                dropArrivals();
                return false;
            }
        }
        return true;
    }

    private void takeAnnouncedArrivals() {
        arrivalsAnnounced.set(false);
        takeArrivals();
    }

    /** Writes what other loops handed over. */
    void takeArrivals() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            try {
                arrival.target().write(arrival.chunk());
            } catch (RuntimeException | Error e) {
                arrival.target().connection().cannotDeliver(e);
            }
        }
    }

    private void dropArrivals() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            arrival.chunk().release();
        }
    }

    /** A chunk from another loop. */
    private record Arrival(Outbound target, ByteBuf chunk) {}
}
