package io.topz.broker.monitor;

import io.topz.broker.client.Connection;
import io.topz.broker.protocol.ClosedReason;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The sort orders of connections. Each assigns a number to a connection; the lowest comes first. */
enum ConnSort {
    CID {
        @Override
        long key(Connection connection, Instant now) {
            return connection.cid();
        }
    },
    /** By start, which is the order of the ids. */
    START {
        @Override
        long key(Connection connection, Instant now) {
            return connection.cid();
        }
    },
    SUBS {
        @Override
        long key(Connection connection, Instant now) {
            return -connection.subscriptionCount();
        }
    },
    PENDING {
        @Override
        long key(Connection connection, Instant now) {
            return -connection.pendingBytes();
        }
    },
    MSGS_TO {
        @Override
        long key(Connection connection, Instant now) {
            return -connection.outMsgs();
        }
    },
    MSGS_FROM {
        @Override
        long key(Connection connection, Instant now) {
            return -connection.inMsgs();
        }
    },
    BYTES_TO {
        @Override
        long key(Connection connection, Instant now) {
            return -connection.outBytes();
        }
    },
    BYTES_FROM {
        @Override
        long key(Connection connection, Instant now) {
            return -connection.inBytes();
        }
    },
    /** By last activity, the most recent first. */
    LAST {
        @Override
        long key(Connection connection, Instant now) {
            return -nanos(connection.lastActivity());
        }
    },
    /** By idle time, the longest first. */
    IDLE {
        @Override
        long key(Connection connection, Instant now) {
            return nanos(connection.lastActivity());
        }
    },
    /** By uptime, the shortest first. */
    UPTIME {
        @Override
        long key(Connection connection, Instant now) {
            Instant end = connection.end().map(Connection.End::at).orElse(now);
            return Duration.between(connection.start(), end).toNanos();
        }
    },
    RTT {
        @Override
        long key(Connection connection, Instant now) {
            return -connection.rtt().map(Duration::toNanos).orElse(0L);
        }
    },
    /** By end, the most recent first. */
    STOP {
        @Override
        long key(Connection connection, Instant now) {
            return -nanos(connection.end().map(Connection.End::at).orElse(now));
        }
    },
    /** By the text of the reason. */
    REASON {
        @Override
        long key(Connection connection, Instant now) {
            return connection
                    .end()
                    .map(end -> REASONS.indexOf(end.reason().text()))
                    .orElse(-1);
        }
    };

    private static final List<String> REASONS = Arrays.stream(ClosedReason.values())
            .map(ClosedReason::text)
            .sorted()
            .toList();

    private static final List<ConnSort> OF_CLOSED = List.of(STOP, REASON);

    /** The sort key of a connection. */
    abstract long key(Connection connection, Instant now);

    /**
     * Parses the parameter.
     *
     * @throws BadRequestException if there is no such order, or not for connections in that state
     */
    static ConnSort parse(String text, ConnState state) {
        for (ConnSort sort : values()) {
            if (sort.parameter().equals(text)) {
                if (OF_CLOSED.contains(sort) && state != ConnState.CLOSED) {
                    throw new BadRequestException("sort by " + text + " only valid on closed connections");
                }
                return sort;
            }
        }
        throw new BadRequestException("invalid sorting option: " + text);
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
