package io.topz.broker.account;

import io.topz.broker.subject.Sublist;
import io.topz.collectors.counter.TrafficCounter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** A space of subjects of its own, with those who subscribe in it and what went through it. Safe for any thread. */
public final class Account {

    /** Where clients belong that log in to no other. */
    public static final String GLOBAL = "$G";

    /** The server's own. */
    public static final String SYSTEM = "$SYS";

    private final String name;
    private final Sublist<Subscription> sublist = new Sublist<>();
    private final List<TrafficCounter> traffic;
    private final AtomicInteger clients = new AtomicInteger();
    private final LongAdder slowConsumers = new LongAdder();

    /** Keeps one set of counters for each of the loops. */
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

    /** The counters that only the event loop of that index writes; their sum is the account's traffic. */
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

    /** Open client connections. */
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
