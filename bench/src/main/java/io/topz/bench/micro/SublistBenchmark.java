package io.topz.bench.micro;

import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Interest;
import io.topz.broker.subject.Match;
import io.topz.broker.subject.Sublist;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the cost of finding the subscribers of a subject among many subscriptions, and of subscribing and unsubscribing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SublistBenchmark {

    private static final int SHOPS = 100;

    /** A number of subjects that fit into the cache of results. */
    private static final int FEW = 128;

    /** A number of subjects that do not fit: each was evicted long before it is looked up again. */
    private static final int MANY = 1 << 16;

    record Subscription(ByteString subject, @Nullable ByteString queue) implements Interest {}

    @Param({"1000", "100000"})
    public int subscriptions;

    private final Sublist<Subscription> sublist = new Sublist<>();
    private final Subscription another = new Subscription(ByteString.of("orders.5.another"), null);
    private ByteString[] taken = {};
    private ByteString[] unwanted = {};
    private int next;

    /** Each shop has two wildcard subscriptions, and the rest are literal: two or three subscriptions match each subject. */
    @Setup
    public void fill() {
        for (int shop = 0; shop < SHOPS; shop++) {
            subscribe("orders.%d.*.created".formatted(shop));
            subscribe("orders.%d.>".formatted(shop));
        }
        for (int i = 0; i < subscriptions - 2 * SHOPS; i++) {
            subscribe(order(i));
        }
        if (sublist.match(ByteString.of(order(0))).size() != 3) {
            throw new IllegalStateException("not found by all three: " + order(0));
        }
        taken = IntStream.range(0, MANY).mapToObj(i -> ByteString.of(order(i))).toArray(ByteString[]::new);
        unwanted = IntStream.range(0, MANY)
                .mapToObj(i -> ByteString.of("returns." + i))
                .toArray(ByteString[]::new);
    }

    private void subscribe(String subject) {
        sublist.insert(new Subscription(ByteString.of(subject), null));
    }

    private static String order(int number) {
        return "orders.%d.%d.created".formatted(number % SHOPS, number);
    }

    @Benchmark
    public Match<Subscription> cached() {
        return sublist.match(taken[next++ & (FEW - 1)]);
    }

    @Benchmark
    public Match<Subscription> uncached() {
        return sublist.match(taken[next++ & (MANY - 1)]);
    }

    @Benchmark
    public Match<Subscription> uncachedWithoutSubscribers() {
        return sublist.match(unwanted[next++ & (MANY - 1)]);
    }

    @Benchmark
    public boolean insertAndRemove() {
        return sublist.insert(another) && sublist.remove(another);
    }
}
