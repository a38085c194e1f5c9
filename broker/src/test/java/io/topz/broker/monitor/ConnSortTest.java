package io.topz.broker.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.client.ClosedConnectionBuilder;
import io.topz.broker.client.Connection;
import io.topz.broker.client.SubscriptionFigures;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnSortTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** Each connection has the largest value of another figure. */
    private static final List<Connection> CONNECTIONS = List.of(
            connection(1, 10, 90, 300, 1, 7, 70, 6, 60, 2, ClosedReason.STALE_CONNECTION, 30),
            connection(2, 50, 20, 100, 3, 8, 50, 9, 10, 1, ClosedReason.CLIENT_CLOSED, 5),
            connection(3, 30, 60, 200, 2, 9, 60, 3, 30, 3, ClosedReason.READ_ERROR, 10));

    private static Connection connection(
            long cid,
            long pending,
            long startedAgo,
            long rttMicros,
            int subscriptions,
            long inMsgs,
            long inBytes,
            long outMsgs,
            long outBytes,
            long activeAgo,
            ClosedReason reason,
            long stoppedAgo) {
        SubscriptionFigures subscription = new SubscriptionFigures(ByteString.of("a"), null, ByteString.of("1"), 0, 0);
        return ClosedConnectionBuilder.builder()
                .cid(cid)
                .ip("127.0.0.1")
                .port(5000)
                .start(NOW.minusSeconds(startedAgo))
                .lastActivity(NOW.minusSeconds(activeAgo))
                .rtt(Optional.of(Duration.ofNanos(rttMicros * 1000)))
                .pendingBytes(pending)
                .inMsgs(inMsgs)
                .inBytes(inBytes)
                .outMsgs(outMsgs)
                .outBytes(outBytes)
                .subscriptions(Collections.nCopies(subscriptions, subscription))
                .connectOptions(Optional.empty())
                .accountName("$G")
                .end(Optional.of(new Connection.End(NOW.minusSeconds(stoppedAgo), reason)))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "cid,        '1 2 3'",
        "start,      '1 2 3'",
        "subs,       '2 3 1'",
        "pending,    '2 3 1'",
        "msgs_to,    '2 1 3'",
        "msgs_from,  '3 2 1'",
        "bytes_to,   '1 3 2'",
        "bytes_from, '1 3 2'",
        "last,       '2 1 3'",
        "idle,       '3 1 2'",
        "uptime,     '2 3 1'",
        "rtt,        '1 3 2'",
        "stop,       '2 3 1'",
        "reason,     '2 3 1'"
    })
    void order_asNatsServer(String sort, String cids) {
        ConnSort order = ConnSort.parse(sort, ConnState.CLOSED);

        Stream<Connection> sorted =
                CONNECTIONS.stream().sorted(Comparator.comparingLong(connection -> order.key(connection, NOW)));

        assertThat(sorted.map(connection -> Long.toString(connection.cid()))).containsExactly(cids.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "CID", "cid ", "of_closed", "bytes"})
    void order_thatIsNone_refused(String sort) {
        assertThatThrownBy(() -> ConnSort.parse(sort, ConnState.CLOSED))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("invalid sorting option: " + sort);
    }

    @Test
    void orderOfClosed_ofOthers_refused() {
        assertThatThrownBy(() -> ConnSort.parse("stop", ConnState.ALL))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("sort by stop only valid on closed connections");
        assertThatThrownBy(() -> ConnSort.parse("reason", ConnState.OPEN))
                .hasMessage("sort by reason only valid on closed connections");
    }
}
