package io.topz.app.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.topz.broker.BrokerException;
import io.topz.broker.ServiceHost;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.Credentials;
import io.topz.broker.streaming.raw.RawClient;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.VarzOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of NATS Streaming as a client of a broker of topz: its connections, and the loss of them. */
class RemoteConnectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BrokerOptions OPEN =
            BrokerOptions.builder().host("127.0.0.1").port(-1).build();
    private static final BrokerOptions CLOSED = BrokerOptionsBuilder.builder(OPEN)
            .credentials(new Credentials("user", "right", ""))
            .build();

    private OurServer broker = OurServer.start(OPEN);
    private ServiceHost streaming = start();

    private ServiceHost start() {
        return RemoteStreaming.start(
                broker.port(),
                options -> options.heartbeatInterval(Duration.ofMillis(200))
                        .heartbeatTimeout(Duration.ofMillis(200))
                        .maxHeartbeatFailures(2));
    }

    @BeforeEach
    void checkHealth() {
        assertThat(isHealthy()).isTrue();
    }

    @AfterEach
    void stop() {
        streaming.stop();
        broker.stop();
    }

    private <D extends Document> D collect(Options<D> options) {
        return streaming
                .collector()
                .collect(options)
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private Healthz healthz() {
        return collect(HealthzOptions.defaults());
    }

    private boolean isHealthy() {
        return Integer.valueOf(200).equals(healthz().httpStatus());
    }

    private long clients() {
        return OurServer.known(collect(ServerzOptions.defaults()).clients());
    }

    private void restartBroker(Runnable meanwhile) {
        int port = broker.port();
        broker.stop();
        meanwhile.run();
        broker = OurServer.start(BrokerOptionsBuilder.builder(OPEN).port(port).build());
    }

    @Test
    void connections_haveTheNamesOfNatsStreamingServer() {
        assertThat(broker.connz(ConnState.OPEN))
                .extracting(ConnInfo::name)
                .containsExactlyInAnyOrder(
                        "_NSS-test-cluster-send",
                        "_NSS-test-cluster-general",
                        "_NSS-test-cluster-acks",
                        "_NSS-test-cluster-hb");
    }

    @Test
    void ownDocuments_showNoConnections() {
        assertThat(collect(VarzOptions.defaults()).connections()).isZero();
        assertThat(collect(VarzOptions.defaults()).port()).isZero();
        assertThat(collect(ConnzOptions.defaults()).numConnections()).isZero();
    }

    @Test
    void client_staysRegistered_whileNatsIsAway() {
        RawClient client = RawClient.connect(broker.port(), "test-cluster");
        client.answerHeartbeats("me");
        assertThat(client.begin("me").getError()).isEmpty();
        restartBroker(() -> {
            Eventually.await("unhealthy", PATIENCE, () -> !isHealthy());
            assertThat(healthz().error()).startsWith("NATS cannot be reached: disconnected _NSS-test-cluster-send, ");
            // Long enough for three heartbeats, after which the client would be closed.
            Duration heartbeats = Duration.ofSeconds(2);
            long end = System.nanoTime() + heartbeats.toNanos();
            Eventually.await("heartbeats", PATIENCE, () -> System.nanoTime() > end);
            assertThat(clients()).isEqualTo(1);
        });
        client.close();
        Eventually.await("healthy", PATIENCE, this::isHealthy);
        // Now nobody answers, so that it is closed.
        Eventually.await("closed", PATIENCE, () -> clients() == 0);
    }

    @Test
    void requests_areAnswered_afterNatsIsBack() {
        restartBroker(() -> {});
        Eventually.await("healthy", PATIENCE, this::isHealthy);
        try (RawClient client = RawClient.connect(broker.port(), "test-cluster")) {
            assertThat(client.begin("me").getError()).isEmpty();
        }
    }

    @Test
    void secondServer_isRefused() {
        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> RemoteStreaming.start(broker.port(), options -> options))
                .withMessage(
                        "STREAM: Failed to start: discovered another streaming server with cluster ID \"test-cluster\"");
        assertThat(isHealthy()).isTrue();
    }

    @Test
    void serverWithAnotherClusterId_starts() {
        RemoteStreaming.start(broker.port(), options -> options.clusterId("other"))
                .stop();
    }

    @Test
    void start_failsWithASentence_ifNoServerListens() {
        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> RemoteStreaming.start("nats://user:secret@127.0.0.1:1", options -> options))
                .withMessage("STREAM: Failed to start: nats: no servers available for connection (Connection refused)");
    }

    @Test
    void start_fails_ifThePasswordIsWrong() {
        try (OurServer closed = OurServer.start(CLOSED)) {
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() ->
                            RemoteStreaming.start("nats://user:wrong@127.0.0.1:" + closed.port(), options -> options))
                    .withMessage("STREAM: Failed to start: nats: Authorization Violation");
        }
    }

    @Test
    void service_fails_ifItsLoginIsNoLongerAccepted() throws Exception {
        int port = broker.port();
        broker.stop();
        broker = OurServer.start(BrokerOptionsBuilder.builder(CLOSED).port(port).build());
        String reason = streaming.failure().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(reason).matches("connection \"_NSS-test-cluster-\\w+\" has been permanently closed: .*");
        assertThat(isHealthy()).isFalse();
    }

    @Test
    void login_ofOneAddress_isUsedForTheOthers() {
        try (OurServer closed = OurServer.start(CLOSED)) {
            RemoteStreaming.start("nats://user:right@127.0.0.1:1,127.0.0.1:" + closed.port(), options -> options)
                    .stop();
        }
    }
}
