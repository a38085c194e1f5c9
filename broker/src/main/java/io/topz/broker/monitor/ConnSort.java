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

/** The orders of connections that can be asked for. Each gives a connection a number; the lowest comes first. */
enum ConnSort {
    CID {
        @Override
        long key(Connection connection, Instant now) {
            return connection.cid();
        }
    },
    /** Ids are given in the order of starts. */
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
    /** The one that was active last comes first. */
    LAST {
        @Override
        long key(Connection connection, Instant now) {
            return -nanos(connection.lastActivity());
        }
    },
    /** The one that has been idle longest comes first. */
    IDLE {
        @Override
        long key(Connection connection, Instant now) {
            return nanos(connection.lastActivity());
        }
    },
    /** The one that is or was there for the shortest time comes first. */
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
    /** The one that ended last comes first. */
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

    /** The place of a connection among others. */
    abstract long key(Connection connection, Instant now);

    /**
     * Reads the parameter.
     *
     * @throws BadRequestException when there is no such order, or not of connections in that state
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
        if (text.isEmpty()) {
            return CID;
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
