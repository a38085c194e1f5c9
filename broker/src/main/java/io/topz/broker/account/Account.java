package io.topz.broker.account;

import io.topz.broker.subject.Sublist;
import io.topz.collectors.counter.TrafficCounter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** An isolated subject space with its subscriptions and traffic counters. Thread-safe. */
public final class Account {

    /** The account of clients that log in to no other. */
    public static final String GLOBAL = "$G";

    /** The system account. */
    public static final String SYSTEM = "$SYS";

    private final String name;
    private final Sublist<Subscription> sublist = new Sublist<>();
    private final List<TrafficCounter> traffic;
    private final AtomicInteger clients = new AtomicInteger();
    private final LongAdder slowConsumers = new LongAdder();

    /** Creates an account with one set of counters per loop. */
    public Account(String name, int loops) {
        this.name = name;
        traffic = Stream.generate(TrafficCounter::new).limit(loops).toList();
    }

    public String name() {
        return name;
    }

    public Sublist<Subscription> sublist() {
        return sublist;
    }

    /** The counters that only the event loop with that index writes. Their sum is the account's traffic. */
    public TrafficCounter traffic(int loop) {
        return traffic.get(loop);
    }

    public List<TrafficCounter> traffic() {
        return traffic;
    }

    public void clientJoined() {
        clients.incrementAndGet();
    }

    public void clientLeft() {
        clients.decrementAndGet();
    }

    /** The number of open client connections. */
    public int clients() {
        return clients.get();
    }

    public void recordSlowConsumer() {
        slowConsumers.increment();
    }

    public long slowConsumers() {
        return slowConsumers.sum();
    }
}
