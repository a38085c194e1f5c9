package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.testing.ServerSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests with fifty clients and a million messages, ten of the clients leaving midway: the counters of the broker, in total and for each
 * connection, must equal those of the clients. {@code -Dtopz.messages} sets the number of messages.
 */
@Tag("slow")
class CountersTest {

    private static final int CLIENTS = 50;
    private static final int MESSAGES = Integer.getInteger("topz.messages", 1_000_000);
    private static final long SEED = Long.getLong("topz.seed", 1);

    private static OurServer server;
    private static List<Workload> clients;
    private static List<Workload> stayed;

    @BeforeAll
    static void run() throws InterruptedException, ExecutionException {
        server = OurServer.start(ServerSettings.NONE);
        // A tenth of all messages is not sent, because a fifth of the clients leaves halfway.
        int share = MESSAGES / (CLIENTS - CLIENTS / 10);
        clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> new Workload(server.port(), number, share, SEED))
                .toList();
        for (Workload client : clients) {
            client.subscribe();
        }
        Threads.run(clients);
        stayed = clients.stream().filter(client -> !client.leaves()).toList();
        for (Workload client : stayed) {
            client.client().fence();
        }
        Eventually.await("those that left are gone", () -> server.connections() == stayed.size());
    }

    @AfterAll
    static void stop() {
        clients.forEach(Workload::close);
        server.stop();
    }

    @Test
    void plainSubscriptions_gotEveryMessage() {
        assertThat(stayed)
                .allSatisfy(client -> assertThat(client.client().got("p"))
                        .isEqualTo(sentTo(client.family(), client.member()) - own(client, client.member())));
    }

    @Test
    void wildcardSubscriptions_gotEveryMessage() {
        assertThat(stayed).filteredOn(Workload::hasWildcard).isNotEmpty().allSatisfy(client -> {
            long expected = IntStream.range(0, Workload.MEMBERS)
                    .mapToLong(member -> sentTo(client.family(), member) - own(client, member))
                    .sum();
            assertThat(client.client().got("w")).isEqualTo(expected);
        });
    }

    @Test
    void queueGroups_gotEveryMessageOnce() {
        for (int family = 0; family < Workload.FAMILIES; family++) {
            int group = family;
            long sent = IntStream.range(0, Workload.MEMBERS)
                    .mapToLong(member -> sentTo(group, member))
                    .sum();
            long got = sum(
                    clients.stream().filter(client -> client.family() == group).toList(),
                    client -> client.client().got("q"));
            boolean hasMembers = clients.stream().anyMatch(client -> client.isInQueue() && client.family() == group);
            assertThat(got).as("family %d", group).isEqualTo(hasMembers ? sent : 0);
        }
    }

    @Test
    void requestsToNobody_wereAnswered() {
        assertThat(sum(clients, client -> client.counts().noResponders)).isPositive();
    }

    @Test
    void varz_equalsWhatTheClientsCounted() {
        Varz varz = server.varz();
        assertThat(varz.inMsgs()).as("in_msgs").isEqualTo(sum(clients, client -> client.counts().sentMessages));
        assertThat(varz.inBytes()).as("in_bytes").isEqualTo(sum(clients, client -> client.counts().sentBytes));
        assertThat(varz.outMsgs()).as("out_msgs").isEqualTo(sum(clients, client -> client.counts().gotMessages));
        assertThat(varz.outBytes()).as("out_bytes").isEqualTo(sum(clients, client -> client.counts().gotBytesWhole));
        assertThat(varz.connections()).isEqualTo(stayed.size());
        assertThat(varz.totalConnections()).isEqualTo(CLIENTS);
        assertThat(varz.slowConsumers()).isZero();
    }

    @Test
    void connz_ofOpenConnections_equalsWhatEachClientCounted() {
        assertEachCounted(stayed, ConnState.OPEN);
    }

    @Test
    void connz_ofClosedConnections_equalsWhatEachClientCounted() {
        assertEachCounted(clients.stream().filter(Workload::leaves).toList(), ConnState.CLOSED);
    }

    private static void assertEachCounted(List<Workload> expected, ConnState state) {
        Map<Long, ConnInfo> connections = server.connz(state).stream()
                .collect(Collectors.toMap(connection -> OurServer.known(connection.cid()), Function.identity()));
        assertThat(connections).hasSameSizeAs(expected);
        assertThat(expected).allSatisfy(client -> {
            ConnInfo connection =
                    Objects.requireNonNull(connections.get(client.client().clientId()));
            assertThat(connection.inMsgs()).as("in_msgs").isEqualTo(client.counts().sentMessages);
            assertThat(connection.inBytes()).as("in_bytes").isEqualTo(client.counts().sentBytes);
            assertThat(connection.outMsgs()).as("out_msgs").isEqualTo(client.counts().gotMessages);
            assertThat(connection.outBytes()).as("out_bytes").isEqualTo(client.counts().gotBytes);
        });
    }

    private static long sentTo(int family, int member) {
        return sum(clients, client -> client.sent(family, member));
    }

    /** The messages that a client does not receive because it sent them itself and has turned echo off. */
    private static long own(Workload client, int member) {
        return client.echo() ? 0 : client.sent(client.family(), member);
    }

    private static long sum(List<Workload> clients, ToLongFunction<Workload> figure) {
        return clients.stream().mapToLong(figure).sum();
    }
}
