package io.topz.broker.reactor;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.topz.broker.account.Account;
import io.topz.broker.client.BackpressureSource;
import io.topz.broker.client.BrokerFailure;
import io.topz.broker.client.IoLoop;
import io.topz.broker.client.Loops;
import io.topz.broker.client.ServerCounters;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.route.SubjectCache;
import io.topz.broker.subject.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a service: a loop of the broker that carries no connections.
 *
 * <p>An exception is a defect of the task that was run, and is logged. An {@link Error} anywhere in a turn stops the service for good.
 */
public final class ServiceThread implements Reactor {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceThread.class);

    /** The bytes taken in one turn that waits for a disk at most, so that the first messages do not wait too long for their commit. */
    private static final int MAX_TURN_BYTES = 1024 * 1024;

    private final Loops loops;
    private final ServerCounters counters;
    private final BrokerFailure brokerFailure;
    private final String service;
    private final EventExecutor executor;
    private final IoLoop loop;
    private final RandomGenerator random;
    private final Inbox inbox;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReferenceArray<@Nullable Transfer> transfers;
    private final SubjectCache cache = new SubjectCache();
    private final MessageComposer composer = new MessageComposer();
    private final Message arrived = new Message();
    private final Set<Committing> uncommitted = new LinkedHashSet<>();
    private final ArrayDeque<Runnable> afterCommit = new ArrayDeque<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile boolean stopped;

    /**
     * Creates the thread of a service with the next loop number of the broker.
     *
     * @param counters counts defects
     * @param brokerFailure is informed when the service has failed, without which the broker cannot work
     * @param service the name of the service
     */
    public ServiceThread(
            Loops loops,
            ServerCounters counters,
            BrokerFailure brokerFailure,
            String service,
            RandomGenerator random,
            long maxInboxBytes) {
        this.loops = loops;
        this.counters = counters;
        this.brokerFailure = brokerFailure;
        this.service = service;
        this.random = random;
        executor = new DefaultEventExecutor(new DefaultThreadFactory(service.toLowerCase(Locale.ROOT), true));
        loop = loops.add(executor, random);
        transfers = new AtomicReferenceArray<>(loops.count());
        inbox = new Inbox(maxInboxBytes, () -> executor.execute(() -> inTurn(this::takeFromInbox)));
    }

    /**
     * Completes with the {@link Error} that stopped the service for good: data in the heap may be half changed, so nothing is executed or
     * answered any more. Never completes if the service is stopped normally.
     */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Whether an {@link Error} has stopped it. May be called on any thread. */
    boolean hasFailed() {
        return stopped;
    }

    /** Its loop among those of the broker. */
    public IoLoop loop() {
        return loop;
    }

    @Override
    public Intake intake(ByteString subject, Receiver receiver) {
        return new Intake(this, subject, receiver);
    }

    /** The number of messages refused because too many bytes waited for this thread. May be called on any thread. */
    public long refused() {
        return inbox.refused();
    }

    /** The transfer of messages from that loop, which must be the caller's. */
    Transfer transfer(int from) {
        Transfer transfer = transfers.getPlain(from);
        if (transfer == null) {
            transfer = new Transfer(loops.get(from), inbox, this);
            transfers.setRelease(from, transfer);
        }
        return transfer;
    }

    /** Handles a batch on the event loop that brings it if no turn is running; returns false if the batch must be added to the inbox. */
    boolean takeAtOnce(MessageBatch batch) {
        if (!batch.isQuick() || turn.isHeldByCurrentThread() || !turn.tryLock()) {
            return false;
        }
        try {
            if (stopped || !inbox.isEmpty()) {
                return false;
            }
            loop.tick();
            batch.forEach(this::receive, arrived);
            inbox.done(batch);
            if (waitsForDisk()) {
                inbox.announce();
            } else {
                settle();
            }
            return true;
        } catch (Error e) {
            stopForGood(e);
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Runs some work while no other turn is running, unless the service has stopped. */
    private void inTurn(Runnable work) {
        turn.lock();
        try {
            if (!stopped) {
                work.run();
            }
        } catch (Error e) {
            stopForGood(e);
        } finally {
            turn.unlock();
        }
    }

    private void takeFromInbox() {
        loop.tick();
        inbox.looked();
        int bytes = 0;
        for (MessageBatch batch = inbox.poll(); batch != null; batch = inbox.poll()) {
            batch.forEach(this::receive, arrived);
            bytes += batch.bytes();
            inbox.done(batch);
            if (bytes >= (waitsForDisk() ? MAX_TURN_BYTES : MessageBatch.FULL_BYTES)) {
                break;
            }
        }
        settle();
        if (!inbox.isEmpty()) {
            inbox.announce();
        }
    }

    private boolean waitsForDisk() {
        return uncommitted.stream().anyMatch(Committing::waitsForDisk);
    }

    private void receive(Receiver receiver, Message message) {
        try {
            receiver.receive(message);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void turn(Runnable task) {
        inTurn(() -> {
            loop.tick();
            guarded(task);
            settle();
        });
    }

    /** Commits, and runs the tasks that waited for it, until there is nothing left of either. */
    private void settle() {
        while (!uncommitted.isEmpty() || !afterCommit.isEmpty()) {
            List<Committing> logs = new ArrayList<>(uncommitted);
            uncommitted.clear();
            logs.forEach(log -> guarded(log::commit));
            if (!logs.isEmpty()) {
                loop.tick();
            }
            for (int n = afterCommit.size(); n > 0; n--) {
                guarded(afterCommit.remove());
            }
        }
        loop.flushAll();
        loop.takeBlockers();
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Records a defect; an Error stops the service. May be called on any thread. */
    void failed(Throwable e) {
        if (e instanceof Error error) {
            stopForGood(error);
        } else {
            counters.recordFailure();
            LOG.error("{}: unexpected failure", service, e);
        }
    }

    private void stopForGood(Error e) {
        stopped = true;
        counters.recordFailure();
        try {
            LOG.error("{} has stopped for good: nothing more is stored or acknowledged", service, e);
        } finally {
            failure.complete(e);
            brokerFailure.failed(ServiceStoppedException.reason(service, e));
        }
    }

    @Override
    public long now() {
        return loop.now();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        Future<?> future = executor.schedule(() -> turn(task), delayNanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> turn(task));
    }

    @Override
    public void commit(Committing log) {
        uncommitted.add(log);
    }

    @Override
    public void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    @Override
    public MessageComposer composer() {
        return composer;
    }

    @Override
    public boolean publish(Account account, Message message) {
        return loop.router().route(account, cache, message, null);
    }

    @Override
    public boolean deliver(Account account, ByteString to, Message message) {
        return loop.router().routeTo(to, account, cache, message);
    }

    @Override
    public List<BackpressureSource> takeBlockers() {
        return loop.takeBlockers();
    }

    /** Runs a task in a turn of its own; completes after the turn. Must be called on another thread. */
    public CompletableFuture<Void> run(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        executor.execute(() -> {
            turn(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
            complete(done, null);
        });
        return done;
    }

    /** Evaluates a question on this thread. Must be called on another thread, even after this one has ended. */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                inTurn(() -> answer(question, answer));
                complete(answer, null);
            });
        } catch (RejectedExecutionException ended) {
            answer(question, answer);
        }
        return answer;
    }

    private <T> void answer(Supplier<T> question, CompletableFuture<T> answer) {
        loop.tick();
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** Completes a future that the turn did not complete: with {@code value}, or with the reason why there was no turn. */
    private <T> void complete(CompletableFuture<T> future, @Nullable T value) {
        if (stopped) {
            CompletableFuture<Void> unused =
                    failure.thenAccept(e -> future.completeExceptionally(new ServiceStoppedException(service, e)));
        } else {
            future.complete(value);
        }
    }

    /** Ends the thread after its remaining work. Must be called on another thread. */
    public void stop() {
        executor.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
