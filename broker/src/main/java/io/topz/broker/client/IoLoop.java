package io.topz.broker.client;

import io.netty.util.concurrent.EventExecutor;
import io.topz.broker.account.Account;
import io.topz.broker.account.Subscription;
import io.topz.broker.protocol.Parser;
import io.topz.broker.route.Router;
import io.topz.broker.route.TimeSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The state of one event loop of the broker that all its connections share: the parser, scratch memory, and the outbound batches that wait
 * to be handed over. Only that loop may touch it, except where said.
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
    private final Arrivals arrivals = new Arrivals(this);
    private final LoopBatches toOwn = new LoopBatches();
    private final LoopBatches toOthers = new LoopBatches();
    private final DeferredTasks deferred;
    private final TimeSlice readSlice;
    private final TimeSlice writeSlice;
    private final Map<Account, List<Subscription>> exhausted = new HashMap<>();
    private final List<Runnable> whenFlushed = new ArrayList<>();
    private boolean flushing;
    private List<BackpressureSource> blockers = List.of();
    private byte[] scratch = new byte[FIRST_SCRATCH_BYTES];
    private byte[] longHead = new byte[AssemblyPool.BYTES];
    private long now;

    public IoLoop(int index, EventExecutor executor, Parser parser, RandomGenerator random, Time time) {
        this.index = index;
        this.executor = executor;
        this.parser = parser;
        this.readSlice = new TimeSlice(time.nanos());
        this.writeSlice = new TimeSlice(time.nanos());
        this.router = new Router(index, random, readSlice);
        this.random = random;
        this.time = time;
        this.deferred = new DeferredTasks(executor);
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

    /** Registers a batch that has bytes to hand over, to a connection of this loop or to another loop. */
    public void enlist(LoopBatch batch, boolean own) {
        (own ? toOwn : toOthers).add(batch);
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

    /** Makes the connection that is currently read from wait for {@code blocker}. */
    public void mustWaitFor(BackpressureSource blocker) {
        if (blockers.isEmpty()) {
            blockers = new ArrayList<>(2);
        }
        if (!blockers.contains(blocker)) {
            blockers.add(blocker);
        }
    }

    /** Takes the subscribers for which the connection that was just read from must wait. */
    public List<BackpressureSource> takeBlockers() {
        List<BackpressureSource> taken = blockers;
        blockers = List.of();
        return taken;
    }

    /** Reads the clock and starts the time slices: at the start of each read, timer and task. */
    public void tick() {
        now = time.epochNanos();
        readSlice.start();
        writeSlice.start();
    }

    /** When the current read started, in nanoseconds of the epoch. */
    public long now() {
        return now;
    }

    /**
     * Hands over and writes the collected batches, at the end of every read and of every task that adds to one. What exceeds the time slice
     * follows in later tasks of the loop. Redeferred whether nothing is left.
     */
    public boolean flush() {
        writeSlice.start();
        removeExhausted();
        boolean done = toOthers.handOver(writeSlice) && toOwn.handOver(writeSlice);
        if (done) {
            flushing = false;
            runWhenFlushed();
        } else if (!flushing) {
            flushing = true;
            deferred.add(this::continueFlush);
        }
        return done;
    }

    private void runWhenFlushed() {
        if (!whenFlushed.isEmpty()) {
            List<Runnable> tasks = List.copyOf(whenFlushed);
            whenFlushed.clear();
            tasks.forEach(Runnable::run);
        }
    }

    private void continueFlush() {
        if (flushing) {
            flushing = false;
            flush();
        }
    }

    /** The same in one go: for a loop that carries no connections. */
    public void flushAll() {
        removeExhausted();
        toOthers.handOver();
        toOwn.handOver();
    }

    /** Runs a task when all present batches have been handed over. */
    void afterFlush(Runnable task) {
        if (flushing) {
            whenFlushed.add(task);
        } else {
            task.run();
        }
    }

    /** Hands over the batches for connections of other loops, before a connection of this loop receives a confirmation. */
    void handOverToOthers() {
        toOthers.handOver();
    }

    /** Takes a subscription that has got its last message out of its account's table, at the next flush. */
    void removeLater(Subscription subscription, Account account) {
        exhausted.computeIfAbsent(account, unused -> new ArrayList<>()).add(subscription);
    }

    private void removeExhausted() {
        if (!exhausted.isEmpty()) {
            exhausted.forEach((account, subscriptions) -> account.sublist().removeAll(subscriptions));
            exhausted.clear();
        }
    }

    /** Tasks that wait until other connections have had their time. */
    DeferredTasks deferred() {
        return deferred;
    }

    /** How long the connection that is being read from may keep the loop. */
    TimeSlice readSlice() {
        return readSlice;
    }

    /** How long writing may keep the loop. */
    TimeSlice writeSlice() {
        return writeSlice;
    }

    /** What other loops hand over to connections of this one. A task that is given to this loop afterwards runs after they are written. */
    Arrivals arrivals() {
        return arrivals;
    }
}
