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
 * The state of one event loop that all its connections share: the parser, scratch memory, and the outbound batches that wait to be handed
 * over. Confined to that loop unless a method says otherwise.
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

    /** The number of this loop. */
    public int index() {
        return index;
    }

    /** Runs tasks on this loop; usable by any thread. */
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

    /** Registers a batch with bytes to hand over, to a connection of this loop or of another one. */
    public void enlist(LoopBatch batch, boolean own) {
        (own ? toOwn : toOthers).add(batch);
    }

    /** Scratch memory of at least {@code length} bytes, valid until the next call. */
    byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, 2 * scratch.length)];
        }
        return scratch;
    }

    /** Memory for everything before the body of a long message, valid until the next call. */
    byte[] longHead(int length) {
        if (longHead.length < length) {
            longHead = new byte[length];
        }
        return longHead;
    }

    /** Makes the connection that is being read wait for {@code blocker}. */
    public void mustWaitFor(BackpressureSource blocker) {
        if (blockers.isEmpty()) {
            blockers = new ArrayList<>(2);
        }
        if (!blockers.contains(blocker)) {
            blockers.add(blocker);
        }
    }

    /** Takes the subscribers that the connection just read must wait for. */
    public List<BackpressureSource> takeBlockers() {
        List<BackpressureSource> taken = blockers;
        blockers = List.of();
        return taken;
    }

    /** Reads the clock and starts the time slices. Called at the start of each read, timer and task. */
    public void tick() {
        now = time.epochNanos();
        readSlice.start();
        writeSlice.start();
    }

    /** The start of the current read, in nanoseconds since the epoch. */
    public long now() {
        return now;
    }

    /**
     * Hands over and writes the collected batches. Called at the end of every read, and of every task that adds to a batch. What does not
     * fit into the time slice follows in later tasks of the loop. Returns whether nothing is left.
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

    /** Like {@link #flush} without a time slice, for a loop that carries no connections. */
    public void flushAll() {
        removeExhausted();
        toOthers.handOver();
        toOwn.handOver();
    }

    /** Runs a task when all current batches have been handed over. */
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

    /** Removes a subscription that has received its last message from its account's table, at the next flush. */
    void removeLater(Subscription subscription, Account account) {
        exhausted.computeIfAbsent(account, unused -> new ArrayList<>()).add(subscription);
    }

    private void removeExhausted() {
        if (!exhausted.isEmpty()) {
            exhausted.forEach((account, subscriptions) -> account.sublist().removeAll(subscriptions));
            exhausted.clear();
        }
    }

    /** Tasks that wait until other connections were served. */
    DeferredTasks deferred() {
        return deferred;
    }

    /** The time slice of the connection that is being read. */
    TimeSlice readSlice() {
        return readSlice;
    }

    /** The time slice for writing. */
    TimeSlice writeSlice() {
        return writeSlice;
    }

    /**
     * The chunks that other loops have handed over to connections of this one. A task submitted to this loop afterwards runs after they are
     * written.
     */
    Arrivals arrivals() {
        return arrivals;
    }
}
