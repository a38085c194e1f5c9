package io.topz.broker.jetstream.api;

import io.topz.collectors.counter.Limit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Limits the share of the JetStream thread that long API requests of one client take. Each client has a token bucket: a request that takes
 * longer than {@link #LONG_NANOS} takes its time out of it, and a tenth of the elapsed time flows back. A client with an empty bucket is
 * not read from until the debt is paid, so that the requests and messages of others are served in between. Shorter requests do not count.
 * Used on the JetStream thread.
 */
public final class LongRequests {

    static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** The inverse of the share of the thread that remains for a client with an empty bucket. */
    static final int SHARE = 10;

    /** The longest pause after a single request. */
    static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    private final Limit burst;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    private final BiConsumer<Long, Duration> pause;
    private final Map<Long, Usage> usages = new HashMap<>();

    /** The time that a client has taken from its bucket, and that had not flowed back at the time {@code at}. */
    private record Usage(long nanos, long at) {
        Usage at(long now) {
            return new Usage(Math.max(0, nanos - (now - at) / SHARE), now);
        }
    }

    /**
     * Creates the limit.
     *
     * @param burst the size of a bucket in milliseconds
     * @param nanoTime a clock like {@link System#nanoTime}
     * @param pause stops reading from the client with that id for that time
     */
    public LongRequests(Limit burst, LongSupplier nanoTime, BiConsumer<Long, Duration> pause) {
        this.burst = burst;
        burstNanos = TimeUnit.MILLISECONDS.toNanos(burst.value());
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** Runs a request of a client, and pauses the client afterwards if it has exceeded its share. */
    void run(long client, Runnable request) {
        long begin = nanoTime.getAsLong();
        request.run();
        long end = nanoTime.getAsLong();
        if (end - begin > LONG_NANOS) {
            record(client, end - begin, end);
        }
    }

    private void record(long client, long nanos, long now) {
        usages.replaceAll((id, usage) -> usage.at(now));
        usages.values().removeIf(usage -> usage.nanos() == 0);
        Usage usage = usages.merge(client, new Usage(nanos, now), (old, more) -> new Usage(old.nanos() + nanos, now));
        long excess = usage.nanos() - burstNanos;
        if (excess > 0) {
            burst.strike();
            long wait = Math.min(excess * SHARE, MAX_PAUSE.toNanos());
            pause.accept(client, Duration.ofNanos(wait));
        }
    }
}
