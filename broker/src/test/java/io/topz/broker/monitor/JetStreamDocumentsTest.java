package io.topz.broker.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.JetStreamOptionsBuilder;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.JetStreamThread;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.CollectException;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the documents that need the JetStream thread, and of those that do not. */
class JetStreamDocumentsTest {

    private static final String CONNECT = "CONNECT {\"verbose\":false,\"headers\":true}\r\nSUB inbox 1\r\n";

    private static final String NO_RESOURCES = "10023";
    private static final int MAX_MESSAGE_ID_BYTES = 1000;

    @TempDir
    Path store;

    private final CountDownLatch release = new CountDownLatch(1);
    private Broker broker;
    private NatsSocket client;

    @BeforeEach
    void start() {
        broker = Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .limits(ClientLimits.builder().maxPayloadBytes(100_000).build())
                .jetStream(JetStreamOptionsBuilder.builder(JetStreamOptions.in(store))
                        .maxBackups(1)
                        .maxMessageIdBytes(MAX_MESSAGE_ID_BYTES)
                        .monitorTimeout(Duration.ofMillis(300))
                        .build())
                .build());
        client = connect();
    }

    @AfterEach
    void stop() {
        release.countDown();
        client.close();
        broker.stop();
    }

    private NatsSocket connect() {
        NatsSocket socket = new NatsSocket(broker.port());
        socket.send(CONNECT);
        return socket;
    }

    private <D extends Document> D ask(Endpoint<D> endpoint, String query) {
        return broker.collector()
                .collect(endpoint.parser().apply(Query.parse(query)))
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private String request(String subject, String body) {
        client.send("PUB " + subject + " inbox " + body.length() + "\r\n" + body + "\r\n");
        return answer();
    }

    private String answer() {
        return client.payload();
    }

    private void createStream(String name) {
        createStream(name, "memory");
    }

    private void createStream(String name, String storage) {
        assertThat(request(
                        "$JS.API.STREAM.CREATE." + name,
                        "{\"name\":\"%1$s\",\"subjects\":[\"%1$s.>\"],\"storage\":\"%2$s\"}".formatted(name, storage)))
                .contains("did_create");
    }

    /** Blocks the JetStream thread, as a disk without response would do. */
    private void holdUpJetStream() {
        JetStreamThread.run(broker, client, () -> {
            try {
                return release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        });
    }

    @Test
    void whileJetStreamIsHeldUp_healthzAndJszSaySoAndOthersAreAnswered() {
        assertThat(ask(Endpoint.HEALTHZ, "").status()).isEqualTo("ok");
        holdUpJetStream();
        Eventually.await(
                "an unhealthy broker",
                () -> "unavailable".equals(ask(Endpoint.HEALTHZ, "").status()));

        Healthz health = ask(Endpoint.HEALTHZ, "");
        assertThat(health.status()).isEqualTo("unavailable");
        assertThat(health.error()).matches("JetStream has not answered for \\d+ ms: it may be waiting for its disk");
        assertThat(Objects.requireNonNull(ask(Endpoint.HEALTHZ, "details=1").errors())
                        .get(0)
                        .type())
                .isEqualTo("JETSTREAM");
        assertThatThrownBy(() -> ask(Endpoint.JSZ, "streams=1")).cause().isInstanceOf(CollectException.class);
        assertThat(ask(Endpoint.VARZ, "").jetstream()).isNotNull();
        assertThat(ask(Endpoint.CONNZ, "").total()).isEqualTo(1);
        assertThat(ask(Endpoint.HEALTHZ, "js-server-only=1").status()).isEqualTo("ok");
        assertThat(struck("monitor_jetstream_timeout")).isPositive();

        release.countDown();
        Eventually.await(
                "a healthy broker", () -> "ok".equals(ask(Endpoint.HEALTHZ, "").status()));
    }

    @Test
    void healthz_looksForAnAccountAlsoWhenOnlyTheServerIsAskedFor() {
        assertThat(ask(Endpoint.HEALTHZ, "js-server-only=1&account=nope&stream=x")
                        .httpStatus())
                .isEqualTo(404);
        assertThat(ask(Endpoint.HEALTHZ, "js-enabled-only=1&account=nope").httpStatus())
                .isEqualTo(200);
        assertThat(ask(Endpoint.HEALTHZ, "account=$G&stream=x").error())
                .isEqualTo("JetStream stream \"x\" not found on account \"$G\"");
    }

    @Test
    void jsz_tellsEveryStreamAndConsumerInOrder() {
        for (int i = 0; i < 20; i++) {
            createStream("S%02d".formatted(i));
        }
        for (int i = 0; i < 150; i++) {
            String name = "c%03d".formatted(i);
            request(
                    "$JS.API.CONSUMER.CREATE.S07." + name,
                    "{\"stream_name\":\"S07\",\"config\":{\"name\":\"" + name + "\",\"mem_storage\":true}}");
        }

        Jsz jsz = ask(Endpoint.JSZ, "consumers=1");

        assertThat(jsz.streams()).isEqualTo(20);
        assertThat(jsz.consumers()).isEqualTo(150);
        List<StreamDetail> streams = Objects.requireNonNull(
                Objects.requireNonNull(jsz.accountDetails()).get(0).streamDetail());
        assertThat(streams).extracting(StreamDetail::name).hasSize(20).isSorted();
        assertThat(streams.get(6).consumerDetail()).isNull();
        assertThat(Objects.requireNonNull(streams.get(7).consumerDetail()))
                .extracting(consumer -> String.valueOf(consumer.name()))
                .hasSize(150)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void limitsz_countsHowOftenALimitStruck() {
        assertThat(struck("max_payload")).isZero();

        try (NatsSocket greedy = connect()) {
            greedy.send("PUB a 200000\r\n");
            assertThat(greedy.rest()).contains("Maximum Payload Violation");
        }

        Eventually.await("the count", () -> struck("max_payload") == 1);
        assertThat(limit("max_payload").value()).isEqualTo(100_000);
        assertThat(limit("max_payload").unit()).isEqualTo("bytes");
        assertThat(ask(Endpoint.LIMITSZ, "").failures()).isZero();
    }

    @Test
    void limitsz_countsRefusedMessageIds() {
        createStream("S");
        assertThat(limit("max_message_ids").value()).isEqualTo(MAX_MESSAGE_ID_BYTES);
        assertThat(struck("max_message_ids")).isZero();

        int id = 0;
        while (!publish("S.a", Integer.toString(id)).contains(NO_RESOURCES)) {
            assertThat(++id).isLessThan(MAX_MESSAGE_ID_BYTES);
        }

        assertThat(struck("max_message_ids")).isEqualTo(1);
    }

    @Test
    void limitsz_countsRefusedBackups() {
        createStream("A", "file");
        createStream("B", "file");
        assertThat(struck("max_backups")).isZero();

        String toNobody = "{\"deliver_subject\":\"nobody\"}";
        client.send("PUB $JS.API.STREAM.SNAPSHOT.A nobody.too %d\r\n%s\r\n".formatted(toNobody.length(), toNobody));

        assertThat(request("$JS.API.STREAM.SNAPSHOT.B", toNobody)).contains(NO_RESOURCES);
        assertThat(limit("max_backups")).isEqualTo(new LimitInfo("max_backups", "backups", 1L, 1L));
    }

    private String publish(String subject, String id) {
        String headers = "NATS/1.0\r\nNats-Msg-Id: " + id + "\r\n\r\n";
        client.send("HPUB %s inbox %2$d %2$d\r\n%3$s\r\n".formatted(subject, headers.length(), headers));
        return answer();
    }

    private long struck(String name) {
        return Objects.requireNonNull(limit(name).struck());
    }

    private LimitInfo limit(String name) {
        Limitsz limitsz = ask(Endpoint.LIMITSZ, "");
        return Objects.requireNonNull(limitsz.limits()).stream()
                .filter(limit -> name.equals(limit.name()))
                .findFirst()
                .orElseThrow();
    }
}
