package io.topz.broker.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerCollectorTest {

    /** The number of subscriptions of the services that every account has. */
    private static final int SERVICES = 4;

    private static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false,\"name\":\"%s\"}\r\n";

    private final List<NatsSocket> clients = new ArrayList<>();
    private @Nullable Broker broker;

    @BeforeEach
    void start() {
        broker = Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .eventLoops(2)
                .limits(ClientLimits.builder().maxClosedClients(50).build())
                .build());
    }

    @AfterEach
    void stop() {
        clients.forEach(NatsSocket::close);
        broker().stop();
    }

    private Broker broker() {
        return Objects.requireNonNull(broker);
    }

    private NatsSocket client(String name, String commands) {
        NatsSocket client = new NatsSocket(broker().port());
        clients.add(client);
        client.send(CONNECT.formatted(name) + commands);
        client.fence(0);
        return client;
    }

    private <D extends Document> D ask(Endpoint<D> endpoint, String query) {
        return collect(endpoint.parser().apply(Query.parse(query)));
    }

    private <D extends Document> D collect(Options<D> options) {
        return broker().collector().collect(options).toCompletableFuture().join();
    }

    private static List<String> names(Connz connz) {
        return Objects.requireNonNull(connz.connections()).stream()
                .map(ConnInfo::name)
                .map(String::valueOf)
                .toList();
    }

    @Test
    void connz_pagesOfASortedList_fitTogether() {
        for (int i = 0; i < 7; i++) {
            client("c" + i, subscriptions(i));
        }

        assertThat(names(ask(Endpoint.CONNZ, "sort=subs&limit=3"))).containsExactly("c6", "c5", "c4");
        assertThat(names(ask(Endpoint.CONNZ, "sort=subs&limit=3&offset=3"))).containsExactly("c3", "c2", "c1");
        Connz last = ask(Endpoint.CONNZ, "sort=subs&limit=3&offset=6");
        assertThat(names(last)).containsExactly("c0");
        assertThat(last.numConnections()).isEqualTo(1);
        assertThat(last.total()).isEqualTo(7);
    }

    private static String subscriptions(int count) {
        StringBuilder commands = new StringBuilder();
        for (int sid = 1; sid <= count; sid++) {
            commands.append("SUB s.").append(sid).append(' ').append(sid).append("\r\n");
        }
        return commands.toString();
    }

    @Test
    void connz_unknownAccount_isEmptyAndNameless() {
        client("one", "");

        Connz connz = ask(Endpoint.CONNZ, "acc=NOSUCH");

        assertThat(connz.serverId()).isEmpty();
        assertThat(connz.total()).isZero();
        assertThat(connz.connections()).isEmpty();
    }

    @Test
    void connz_byId_opensBeforeClosed() {
        client("stays", "");
        client("leaves", "SUB a 1\r\n").finish();
        Eventually.await(
                "the end of a client",
                () -> names(ask(Endpoint.CONNZ, "state=closed")).contains("leaves"));

        assertThat(names(ask(Endpoint.CONNZ, "cid=5&state=all"))).containsExactly("stays");
        assertThat(names(ask(Endpoint.CONNZ, "cid=5&state=closed"))).isEmpty();
        assertThat(names(ask(Endpoint.CONNZ, "cid=6"))).isEmpty();
        Connz closed = ask(Endpoint.CONNZ, "cid=6&state=all&subs=1");
        assertThat(names(closed)).containsExactly("leaves");
        assertThat(Objects.requireNonNull(closed.connections()).get(0).subscriptionsList())
                .containsExactly("a");
    }

    @Test
    void subsz_pagesAndTest() {
        client("many", subscriptions(30) + "SUB s.* 90\r\nSUB > 91\r\n");

        Subsz page = ask(Endpoint.SUBSZ, "subs=1&offset=30&limit=10");
        Subsz matching = ask(Endpoint.SUBSZ, "subs=1&test=s.7");

        assertThat(page.total()).isEqualTo(32 + SERVICES);
        assertThat(page.subscriptionsList()).hasSize(2 + SERVICES);
        assertThat(Objects.requireNonNull(matching.subscriptionsList()))
                .map(SubDetail::subject)
                .containsExactlyInAnyOrder("s.7", "s.*", ">");
        assertThatThrownBy(() -> ask(Endpoint.SUBSZ, "test=x..y"))
                .hasRootCauseMessage("invalid test subject, must be valid publish subject: x..y");
    }

    @Test
    void varz_asksTwice_countsOnce() {
        client("echo", "SUB a 1\r\nPUB a 5\r\nhello\r\n");

        Varz first = ask(Endpoint.VARZ, "");
        Varz second = ask(Endpoint.VARZ, "");

        assertThat(List.of(first, second)).allSatisfy(varz -> {
            assertThat(varz.inMsgs()).isEqualTo(1);
            assertThat(varz.inBytes()).isEqualTo(5);
            assertThat(varz.outMsgs()).isEqualTo(1);
            assertThat(varz.outBytes()).isEqualTo(5);
            assertThat(varz.subscriptions()).isEqualTo(1 + SERVICES);
            assertThat(varz.connections()).isEqualTo(1);
            assertThat(varz.totalConnections()).isEqualTo(1);
        });
    }

    @Test
    void anyParameters_areAnsweredOrRefused() {
        client("one", subscriptions(3));
        client("two", "PUB a 1\r\nx\r\n").finish();
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            Endpoint<?> endpoint = Endpoint.ofNatsServer()
                    .get(random.nextInt(Endpoint.ofNatsServer().size()));
            String query = randomQuery(random);
            try {
                assertThat(DocumentJson.bytes(ask(endpoint, query))).isNotEmpty();
            } catch (BadRequestException bad) {
                refused++;
            } catch (CompletionException failed) {
                assertThat(failed).as("%s?%s", endpoint.path(), query).hasCauseInstanceOf(BadRequestException.class);
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 4_500);
    }

    private static String randomQuery(Random random) {
        String[] names = {
            "sort",
            "auth",
            "subs",
            "offset",
            "limit",
            "cid",
            "state",
            "user",
            "acc",
            "mqtt_client",
            "test",
            "unused",
            "leader-only",
            "streams",
            "account",
            "stream",
            "consumer",
            "details",
            "gw_name",
            "accs"
        };
        String[] values = {
            "",
            "1",
            "0",
            "true",
            "detail",
            "closed",
            "all",
            "any",
            "$G",
            "$SYS",
            "X",
            "cid",
            "subs",
            "stop",
            "reason",
            "idle",
            "5",
            "6",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            "18446744073709551615",
            "a.b",
            "a.*",
            ">",
            "..",
            "%00",
            "%ff",
            "\ud83d\ude00",
            "x y"
        };
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            query.append(names[random.nextInt(names.length)])
                    .append('=')
                    .append(values[random.nextInt(values.length)])
                    .append('&');
        }
        return query.toString();
    }

    @Test
    void connz_whileClientsComeAndGo_isConsistent() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService churn = Executors.newFixedThreadPool(2);
        List<Future<?>> churners = List.of(churn.submit(() -> comeAndGo(done)), churn.submit(() -> comeAndGo(done)));
        try {
            for (int i = 0; i < 500; i++) {
                Connz connz = ask(Endpoint.CONNZ, "state=all&subs=detail&auth=1");
                List<ConnInfo> connections = Objects.requireNonNull(connz.connections());
                List<Long> cids = connections.stream().map(ConnInfo::cid).toList();
                assertThat(cids).isSorted().doesNotHaveDuplicates();
                assertThat(connz.numConnections()).isEqualTo(connections.size());
                assertThat(connz.total()).isEqualTo(connections.size());
                assertThat(new HashSet<>(cids)).doesNotContain(0L);
            }
        } finally {
            done.set(true);
            churn.shutdown();
        }
        for (Future<?> churner : churners) {
            churner.get(10, TimeUnit.SECONDS);
        }
    }

    private void comeAndGo(AtomicBoolean done) {
        while (!done.get()) {
            try (NatsSocket client = new NatsSocket(broker().port())) {
                client.send(CONNECT.formatted("churn") + subscriptions(3));
                client.fence(0);
            }
        }
    }
}
