package io.topz.recordings.format;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.text.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a busy nats-server, second by second: each one publishes and receives a few messages per second, most of one size,
 * some of three, never regularly.
 */
final class BusyServer {

    private final SplittableRandom random = new SplittableRandom(4);
    private final List<ConnInfo> connections = new ArrayList<>();
    private final int active;
    private Instant now = Instant.parse("2026-11-21T10:00:00.123456789Z");

    /**
     * Creates the connections.
     *
     * @param active the number of active connections
     */
    BusyServer(int size, int active) {
        this.active = active;
        for (int i = 0; i < size; i++) {
            connections.add(ConnInfoBuilder.builder()
                    .cid(5L + i)
                    .kind("Client")
                    .type("nats")
                    .ip("10.1." + i / 250 + "." + i % 250)
                    .port(32_768L + random.nextInt(28_000))
                    .start(now.minusNanos(random.nextLong(90_000_000_000_000L)))
                    .lastActivity(now.minusNanos(random.nextLong(3_000_000_000L)))
                    .rtt(200 + random.nextInt(900) + "µs")
                    .pendingBytes(0L)
                    .inMsgs(1L + random.nextInt(100_000))
                    .outMsgs(1L + random.nextInt(100_000))
                    .inBytes(0L)
                    .outBytes(0L)
                    .subscriptions(3L)
                    .name(List.of("order-desk", "billing", "audit", "sensor").get(i % 4) + "-" + i)
                    .lang("go")
                    .version("1.37.0")
                    .build());
        }
        connections.replaceAll(conn -> ConnInfoBuilder.builder(conn)
                .inBytes(120 * known(conn.inMsgs()))
                .outBytes(120 * known(conn.outMsgs()))
                .build());
    }

    Instant now() {
        return now;
    }

    /** The state after the next second. */
    Connz next() {
        now = now.plusNanos(1_000_000_000L + random.nextInt(4_000_000));
        for (int i = 0; i < connections.size(); i++) {
            ConnInfo conn = connections.get(i);
            boolean works = i < active;
            long in = works ? arrivals(2 + i % 9) : 0;
            long out = works ? arrivals(2 + i % 7) : 0;
            int size = i % 3 == 0 ? 64 << random.nextInt(3) : 120;
            Instant last = in + out == 0 ? conn.lastActivity() : now.minusNanos(random.nextLong(300_000_000L));
            connections.set(
                    i,
                    ConnInfoBuilder.builder(conn)
                            .lastActivity(last)
                            .uptime(Uptime.format(Duration.between(conn.start(), now)))
                            .idle(Uptime.format(Duration.between(last, now)))
                            .inMsgs(known(conn.inMsgs()) + in)
                            .outMsgs(known(conn.outMsgs()) + out)
                            .inBytes(known(conn.inBytes()) + in * size)
                            .outBytes(known(conn.outBytes()) + out * 120)
                            .build());
        }
        long size = connections.size();
        return new Connz("NSERVER", now, size, size, 0L, 1024L, List.copyOf(connections));
    }

    private static long known(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /** The number of random arrivals per second at a rate (Knuth's method). */
    private long arrivals(double rate) {
        double limit = Math.exp(-rate);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
