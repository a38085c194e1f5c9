package io.topz.recordings;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.text.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Sorts connections in the orders of nats-server. */
final class ConnOrder {

    private static final Comparator<ConnInfo> BY_CID = up(ConnInfo::cid);

    private static final Map<String, Comparator<ConnInfo>> ORDERS = Map.ofEntries(
            Map.entry("cid", BY_CID),
            Map.entry("start", BY_CID),
            Map.entry("subs", down(ConnInfo::subscriptions)),
            Map.entry("pending", down(ConnInfo::pendingBytes)),
            Map.entry("msgs_to", down(ConnInfo::outMsgs)),
            Map.entry("msgs_from", down(ConnInfo::inMsgs)),
            Map.entry("bytes_to", down(ConnInfo::outBytes)),
            Map.entry("bytes_from", down(ConnInfo::inBytes)),
            Map.entry("last", by(ConnOrder::lastActivity).reversed()),
            Map.entry("idle", by(ConnOrder::lastActivity)),
            Map.entry("uptime", by(ConnOrder::lifetime)),
            Map.entry("rtt", Comparator.comparingLong(ConnOrder::rtt).reversed()),
            Map.entry("stop", by(conn -> conn.stop()).reversed()),
            Map.entry("reason", by(conn -> conn.reason())));

    private ConnOrder() {}

    /**
     * Returns the requested order; connections that are equal in it keep their places.
     *
     * @throws BadRequestException if there is no such order, or not for connections in that state
     */
    static Comparator<ConnInfo> of(ConnzOptions asked) {
        Comparator<ConnInfo> order = ORDERS.get(asked.order());
        if (order == null) {
            throw new BadRequestException("invalid sorting option: " + asked.sort());
        }
        boolean ofClosed = asked.sort().equals("stop") || asked.sort().equals("reason");
        if (ofClosed && asked.state() != ConnState.CLOSED) {
            throw new BadRequestException("sort by " + asked.sort() + " only valid on closed connections");
        }
        return order;
    }

    private static Comparator<ConnInfo> up(Function<ConnInfo, @Nullable Long> number) {
        ToLongFunction<ConnInfo> known = conn -> {
            Long value = number.apply(conn);
            return value == null ? 0 : value;
        };
        return Comparator.comparingLong(known);
    }

    private static Comparator<ConnInfo> down(Function<ConnInfo, @Nullable Long> number) {
        return up(number).reversed();
    }

    private static <T extends Comparable<T>> Comparator<ConnInfo> by(Function<ConnInfo, @Nullable T> value) {
        Comparator<@Nullable T> unknownFirst = Comparator.nullsFirst(Comparator.naturalOrder());
        return (a, b) -> unknownFirst.compare(value.apply(a), value.apply(b));
    }

    private static @Nullable Instant lastActivity(ConnInfo conn) {
        return conn.lastActivity();
    }

    /** The lifetime; the shortest comes first: of the open connections, the one that started last. */
    private static @Nullable Duration lifetime(ConnInfo conn) {
        Instant start = conn.start();
        Instant end = conn.stop() == null ? Instant.MAX : conn.stop();
        return start == null ? null : Duration.between(start, end);
    }

    private static long rtt(ConnInfo conn) {
        try {
            return conn.rtt() == null ? 0 : GoDuration.parse(conn.rtt());
        } catch (IllegalArgumentException unknown) {
            return 0;
        }
    }
}
