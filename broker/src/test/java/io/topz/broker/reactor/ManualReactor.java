package io.topz.broker.reactor;

import io.topz.broker.account.Account;
import io.topz.broker.client.BackpressureSource;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.route.Router;
import io.topz.broker.route.SubjectCache;
import io.topz.broker.subject.ByteString;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A reactor that runs tasks only when a test requests it, and whose clock only the test advances. */
public final class ManualReactor implements Reactor {

    private static final long START = 1_700_000_000_000_000_000L;

    private record Scheduled(long at, long number, Runnable task) {}

    private final Random random = new Random(1);
    private final Router router = new Router(0, random);
    private final SubjectCache cache = new SubjectCache();
    private final MessageComposer composer = new MessageComposer();
    private final PriorityQueue<Scheduled> timers =
            new PriorityQueue<>(Comparator.comparingLong(Scheduled::at).thenComparingLong(Scheduled::number));
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ArrayDeque<Runnable> afterCommit = new ArrayDeque<>();
    private final Set<Committing> uncommitted = new LinkedHashSet<>();
    private List<BackpressureSource> blockers = new ArrayList<>();
    private @Nullable BackpressureSource slow;
    private long now = START;
    private long number;

    /** Runs everything that is due now. */
    public void run() {
        while (!tasks.isEmpty() || !afterCommit.isEmpty() || !uncommitted.isEmpty()) {
            while (!afterCommit.isEmpty() || !uncommitted.isEmpty()) {
                settle();
            }
            if (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    private void settle() {
        List<Committing> logs = List.copyOf(uncommitted);
        uncommitted.clear();
        logs.forEach(Committing::commit);
        for (int n = afterCommit.size(); n > 0; n--) {
            afterCommit.remove().run();
        }
    }

    /** Lets time pass and runs everything that becomes due. */
    public void advance(Duration duration) {
        run();
        long end = now + duration.toNanos();
        while (!timers.isEmpty() && timers.element().at <= end) {
            Scheduled due = timers.remove();
            now = Math.max(now, due.at);
            due.task.run();
            run();
        }
        now = end;
    }

    /** Simulates a receiver that cannot keep up with the next message. */
    public void block(BackpressureSource blocker) {
        slow = blocker;
    }

    public int timers() {
        return timers.size();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        Scheduled scheduled = new Scheduled(now + delayNanos, number++, task);
        timers.add(scheduled);
        return () -> timers.remove(scheduled);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Intake intake(ByteString subject, Receiver receiver) {
        throw new UnsupportedOperationException("nobody asks for any");
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
        return router.route(account, cache, message, null);
    }

    @Override
    public boolean deliver(Account account, ByteString to, Message message) {
        if (slow != null) {
            blockers.add(slow);
            slow = null;
        }
        return router.routeTo(to, account, cache, message);
    }

    @Override
    public List<BackpressureSource> takeBlockers() {
        List<BackpressureSource> taken = blockers;
        blockers = new ArrayList<>();
        return taken;
    }
}
