package io.topz.app.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.AccountStatBuilder;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.VarzOptions;
import io.topz.recordings.SampleCollector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions about the long lists of a server: connections, accounts, subscriptions. */
class ListCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /** A client for which more bytes wait with every sample. */
    private record Client(long cid, String name, long pending) {

        ConnInfo connection(int sample) {
            return ConnInfoBuilder.builder()
                    .cid(cid)
                    .name(name)
                    .ip("10.0.0.1")
                    .port(4000 + cid)
                    .start(NOW.minusSeconds(60))
                    .pendingBytes(pending * sample)
                    .inMsgs(0L)
                    .outMsgs(10 * cid * sample)
                    .build();
        }
    }

    /** A server whose documents change with every sample. It keeps what it was asked. */
    private static final class Server implements Collector {

        private final List<Client> clients = new ArrayList<>();
        private final List<Options<?>> asked = new ArrayList<>();
        private int samples;

        Server with(long cid, String name, long pending) {
            clients.add(new Client(cid, name, pending));
            return this;
        }

        @Override
        public <D extends Document> CompletionStage<D> collect(Options<D> options) {
            asked.add(options);
            samples += options instanceof VarzOptions ? 1 : 0;
            Document document = document(options, NOW.plusSeconds(samples));
            return document == null
                    ? CompletableFuture.failedStage(new CollectException(Kind.NOT_FOUND, "404"))
                    : CompletableFuture.completedStage(
                            options.endpoint().document().cast(document));
        }

        private @Nullable Document document(Options<?> options, Instant now) {
            if (options instanceof VarzOptions) {
                return VarzBuilder.builder()
                        .serverId("N1")
                        .start(NOW.minusSeconds(100))
                        .now(now)
                        .maxPending(1000L)
                        .build();
            }
            if (options instanceof ConnzOptions) {
                List<ConnInfo> all = clients.stream()
                        .map(client -> client.connection(samples))
                        .toList();
                return ConnzBuilder.builder().now(now).connections(all).build();
            }
            if (options instanceof AccstatzOptions) {
                return new Accstatz(
                        "N1",
                        now,
                        List.of(AccountStatBuilder.builder()
                                .acc("APP")
                                .conns(3L)
                                .slowConsumers((long) samples)
                                .build()));
            }
            return null;
        }

        private boolean wasAskedFor(Class<?> options) {
            return asked.stream().anyMatch(options::isInstance);
        }
    }

    private static CheckReport check(Collector server, String... conditions) throws InterruptedException {
        Check check = new Check();
        for (String condition : conditions) {
            check.add(condition);
        }
        return check.run(Map.of("n1", server), Duration.ofMillis(1), Duration.ofSeconds(30), Severity.UNKNOWN);
    }

    private static String line(CheckReport report) {
        return report.text(CheckFormat.NAGIOS);
    }

    @Test
    void oneResult_namesTheWorstOfAll() throws InterruptedException {
        Server server = new Server().with(5, "a", 0).with(6, "b", 700).with(7, "c", 300);
        assertThat(line(check(server, "connection.pending>100:warn", "connection.pending>500:crit")))
                .isEqualTo("TOPZ CRITICAL - connection.pending 700 > 500 (b, cid 6 from 10.0.0.1:4006; 1 of 3 match)"
                        + " | 'connection.pending'=700B;100;500");
        assertThat(line(check(server, "connection.pending<100:warn")))
                .startsWith("TOPZ WARNING - connection.pending 0 < 100 (a, cid 5 from 10.0.0.1:4005; 1 of 3 match)");
        assertThat(line(check(server, "connection.cid==7:warn"))).contains("(c, cid 7");
        assertThat(line(check(server, "connection.cid=6:10:warn"))).contains("connection.cid 5 outside 6:10 (a, ");
        assertThat(check(server, "connection.pending>5000").severity()).isEqualTo(Severity.OK);
    }

    @Test
    void pattern_isThatOfNames() throws InterruptedException {
        Server server = new Server().with(5, "app-1", 10).with(6, "app-2", 20).with(7, "", 90);
        assertThat(line(check(server, "connection.pending(app-*)>5:warn")))
                .contains("connection.pending(app-*) 20 > 5 (app-2, cid 6 from 10.0.0.1:4006; 2 of 2 match)");
        assertThat(line(check(server, "connection.pending(cid:7)>5:warn")))
                .startsWith("TOPZ WARNING - connection.pending(cid:7) ")
                .contains(" > 5 (cid:7, cid 7 from 10.0.0.1:4007; 1 of 1 match)");
        assertThat(line(check(server, "connection.pending(nobody)>5:warn")))
                .startsWith("TOPZ UNKNOWN - connection.pending(nobody) is not known");
        assertThat(line(check(server, "connection.pending(no*)>5:warn")))
                .isEqualTo("TOPZ OK - nothing to check was found");
    }

    @Test
    void growth_needsTwoSamples() throws InterruptedException {
        Server server = new Server().with(5, "a", 0).with(6, "b", 400);
        assertThat(line(check(server, "connection.msgs_to_rate>55:warn")))
                .startsWith("TOPZ WARNING - connection.msgs_to_rate 60 > 55 (b, ");
        assertThat(line(check(new Server().with(6, "b", 400), "connection.pending_delta>=400:warn")))
                .startsWith("TOPZ WARNING - connection.pending_delta 400 >= 400 (b, ");
        assertThat(line(check(new Server().with(6, "b", 400), "slow_consumer.cut_in_seconds<10:crit")))
                .startsWith("TOPZ CRITICAL - slow_consumer.cut_in_seconds 0.5 < 10 (b, ");
        assertThat(line(check(new Server(), "account.slow_delta>0:warn")))
                .startsWith("TOPZ WARNING - account.slow_delta 1 > 0 (APP; 1 of 1 match)");
    }

    @Test
    void groups_areNamedByTheirProperty() throws InterruptedException {
        Server server = new Server().with(5, "a", 0).with(6, "a", 5).with(7, "b", 9);
        assertThat(line(check(server, "group.conns(name:*)>1:warn")))
                .contains("group.conns(name:*) 2 > 1 (name:a; 1 of 2 match)");
        assertThat(line(check(server, "group.conns(host:10.0.0.1)>2:warn"))).contains("3 > 2 (host:10.0.0.1; ");
    }

    @Test
    void lists_areRequestedForTheirConditionsOnly() throws InterruptedException {
        Server server = new Server().with(5, "a", 0);
        check(server, "connections>5", "subscriptions>5", "in_msgs_rate>5");
        assertThat(server.asked).allMatch(VarzOptions.class::isInstance);
        check(server, "connection.rtt>5s");
        assertThat(server.asked).filteredOn(ConnzOptions.class::isInstance).hasSize(1);
        assertThat(server.wasAskedFor(AccstatzOptions.class)).isFalse();
        assertThat(server.wasAskedFor(SubszOptions.class)).isFalse();
    }

    @Test
    void listThatIsNotServed_isUnknown() throws InterruptedException {
        assertThat(line(check(new Server(), "subscription.msgs>5")))
                .isEqualTo("TOPZ UNKNOWN - subscription.msgs is not known");
    }

    @Test
    void emptyList_isNoProblem() throws InterruptedException {
        assertThat(line(check(new Server(), "connection.pending>5"))).isEqualTo("TOPZ OK - nothing to check was found");
    }

    @Test
    void recordedServer_hasItsSlowConnectionFound() throws InterruptedException {
        CheckReport report = check(
                SampleCollector.of("nats-server/2.10.27/single"),
                "connection.pending>1M:warn",
                "slow_consumer.of_max>3%:warn",
                "account.slow($G)>0:warn",
                "client.closed>5",
                "closed_connection.pending>1M:warn",
                "subscription.msgs>1000000");
        assertThat(report.severity()).isEqualTo(Severity.WARNING);
        assertThat(report.text(CheckFormat.TEXT))
                .contains(
                        "connection.pending 4141608 > 1048576 (slow-pending, cid 65 from 127.0.0.1:51788; 1 of 9 match)")
                .contains("account.slow($G) 1 > 0 ($G; 1 of 1 match)");
        assertThat(report.text(CheckFormat.JSON))
                .contains("\"figure\":\"client.closed\"", "\"figure\":\"subscription.msgs\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void everyMetricOfEveryEntity_canBeChecked(String version) throws InterruptedException {
        Collector server = SampleCollector.of("nats-server/" + version + "/single");
        Check check = new Check();
        for (Scope<?> scope : Vocabulary.ALL.scopes()) {
            scope.entity().all().stream()
                    .filter(metric -> metric.isNumeric())
                    .forEach(metric -> check.add(scope.kind() + "." + metric.name() + ">=0:warn"));
        }
        CheckReport report =
                check.run(Map.of("n1", server), Duration.ofMillis(1), Duration.ofSeconds(30), Severity.UNKNOWN);
        assertThat(report.problems()).isEmpty();
        assertThat(report.entries())
                .extracting(entry -> entry.result().name())
                .contains(
                        "connection.pending",
                        "slow_consumer.of_max",
                        "group.conns",
                        "account.conns",
                        "closed_connection.subs",
                        "client.closed",
                        "subscription.msgs",
                        "stream.messages",
                        "server.cpu");
    }

    /** A client that subscribes and reads nothing. */
    @Test
    void brokersSlowClient_isFound() throws IOException, InterruptedException {
        try (Broker broker = Broker.start(
                        BrokerOptions.builder().host("127.0.0.1").port(-1).build());
                Socket slow = client(broker, "slow-reader", "SUB a 1\r\n");
                Socket publisher = client(broker, "publisher", "")) {
            byte[] message = ("PUB a 100000\r\n" + "x".repeat(100_000) + "\r\n").getBytes(US_ASCII);
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            CheckReport report;
            do {
                publisher.getOutputStream().write(message);
                report = check(broker.collector(), "connection.pending(slow*)>100K:warn");
            } while (report.severity() != Severity.WARNING && System.nanoTime() < end);
            assertThat(line(report))
                    .startsWith("TOPZ WARNING - connection.pending(slow*) ")
                    .contains(" > 102400 (slow-reader, cid ", "1 of 1 match)");
            assertThat(slow.isConnected()).isTrue();
        }
    }

    private static Socket client(Broker broker, String name, String more) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port());
        String connect = "CONNECT {\"verbose\":false,\"name\":\"" + name + "\"}\r\n" + more;
        socket.getOutputStream().write(connect.getBytes(US_ASCII));
        return socket;
    }
}
