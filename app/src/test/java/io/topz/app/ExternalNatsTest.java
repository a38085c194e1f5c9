package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.nats.client.Subscription;
import io.topz.broker.streaming.raw.RawClient;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.RealCluster;
import io.topz.collectors.testing.RealServer;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code topz streaming-server --nats_server} with a real cluster of three nodes that require a user and a password. */
@Tag("process")
class ExternalNatsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLUSTER_ID = "test-cluster";
    private static final String CHANNEL = "orders";
    private static final int SUBSCRIPTIONS = 100;
    private static final String MONITOR = "Starting http monitor on ";

    @TempDir
    private Path directory;

    private @Nullable RealCluster cluster;

    @BeforeEach
    void start() {
        RealServer.assumePresent();
        cluster = RealCluster.start(directory);
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private RealCluster cluster() {
        return Objects.requireNonNull(cluster);
    }

    private TopzProcess server(String... flags) throws Exception {
        return TopzProcess.start(Stream.concat(
                        Stream.of(
                                "streaming-server",
                                "-a",
                                "127.0.0.1",
                                "-m",
                                "-1",
                                "-ns",
                                cluster().urls(0)),
                        Stream.of(flags))
                .toArray(String[]::new));
    }

    private static String monitor(TopzProcess server) throws InterruptedException {
        String line = server.awaitLine(MONITOR);
        server.awaitLine("[INF] STREAM: Streaming Server is ready");
        return "http://" + line.substring(line.indexOf(MONITOR) + MONITOR.length());
    }

    private static HttpResponse<String> get(String url) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawClient client(int node) {
        return RawClient.connect(cluster().url(node), CLUSTER_ID, PATIENCE);
    }

    @Test
    void client_ofAnyNode_isServed_andTheConnectionsHaveTheirNames() throws Exception {
        try (TopzProcess server = server()) {
            String monitor = monitor(server);
            for (int node = 0; node < RealCluster.SIZE; node++) {
                try (RawClient client = client(node)) {
                    String id = "client" + node;
                    Eventually.await("an answer", PATIENCE, () -> isRegistered(client, id));
                }
            }
            assertThat(IntStream.range(0, RealCluster.SIZE)
                            .mapToObj(node -> cluster().get(node, "/connz")))
                    .anySatisfy(connections -> assertThat(connections)
                            .contains("_NSS-test-cluster-send", "_NSS-test-cluster-general")
                            .contains("_NSS-test-cluster-acks", "_NSS-test-cluster-hb"));
            assertThat(get(monitor + "/streaming/serverz").body()).contains("\"clients\": 3");
            assertThat(get(monitor + "/healthz").statusCode()).isEqualTo(200);
            server.signal("TERM");
            server.awaitLine("[INF] STREAM: Shutting down.");
            assertThat(server.awaitExit()).isZero();
        }
    }

    /** Whether the service has answered; there is no responder until the node knows the subscriptions of the service. */
    private static boolean isRegistered(RawClient client, String id) {
        try {
            return client.begin(id).getError().isEmpty();
        } catch (IllegalStateException noAnswer) {
            return false;
        }
    }

    @Test
    void subscriber_onAnotherNode_receivesTheAnswerBeforeMessages() throws Exception {
        try (TopzProcess server = server();
                RawClient client = client(1)) {
            monitor(server);
            Eventually.await("an answer", PATIENCE, () -> isRegistered(client, "me"));
            publish(client);
            Subscription received = client.listen("received.>");
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                String prefix = "received." + i;
                client.publish(client.subject("sub"), prefix + ".answer", fromFirst(prefix + ".message"));
                assertThat(received.nextMessage(PATIENCE).getSubject()).isEqualTo(prefix + ".answer");
                assertThat(received.nextMessage(PATIENCE).getSubject()).isEqualTo(prefix + ".message");
            }
        }
    }

    private static void publish(RawClient client) {
        PublishRequest request = PublishRequest.newBuilder()
                .setClientId("me")
                .setConnectionId(RawClient.connectionId("me"))
                .setGuid(ByteString.copyFromUtf8("guid"))
                .setChannel(CHANNEL)
                .build();
        byte[] answer = client.request(client.subject("pub") + "." + CHANNEL, request.toByteArray(), PATIENCE);
        assertThat(RawClient.parse(PublishAck.parser(), Objects.requireNonNull(answer))
                        .getError())
                .isEmpty();
    }

    private static SubscribeRequest fromFirst(String inbox) {
        return SubscribeRequest.newBuilder()
                .setClientId("me")
                .setChannel(CHANNEL)
                .setInbox(inbox)
                .setMaxInFlight(1)
                .setAckWaitInSeconds((int) PATIENCE.toSeconds())
                .setStartPosition(StartPosition.FIRST)
                .build();
    }

    @Test
    void service_movesToAnotherNode_andReportsWhenThereIsNone() throws Exception {
        try (TopzProcess server = server()) {
            String monitor = monitor(server);
            cluster().kill(0);
            server.awaitLine("[ERR] STREAM: connection \"_NSS-test-cluster-");
            server.awaitLine("reconnected to NATS Server at \"nats://127.0.0.1:");
            try (RawClient client = client(1)) {
                Eventually.await("an answer", PATIENCE, () -> isRegistered(client, "me"));
            }
            Eventually.await(
                    "healthy", PATIENCE, () -> get(monitor + "/healthz").statusCode() == 200);
            cluster().kill(1);
            cluster().kill(2);
            Eventually.await(
                    "unhealthy", PATIENCE, () -> get(monitor + "/healthz").statusCode() == 503);
            assertThat(get(monitor + "/healthz").body())
                    .contains("NATS cannot be reached: disconnected _NSS-test-cluster-");
            cluster().start(2);
            Eventually.await(
                    "healthy", PATIENCE, () -> get(monitor + "/healthz").statusCode() == 200);
            try (RawClient client = client(2)) {
                Eventually.await("an answer", PATIENCE, () -> isRegistered(client, "you"));
            }
        }
    }

    @Test
    void secondServer_onAnotherNode_isRefused() throws Exception {
        try (TopzProcess first = server()) {
            first.awaitLine("Streaming Server is ready");
            try (TopzProcess second =
                    TopzProcess.start("streaming-server", "-ns", cluster().urls(1))) {
                second.awaitLine("[FTL] STREAM: Failed to start: discovered another streaming server with cluster ID");
                assertThat(second.awaitExit()).isEqualTo(1);
            }
        }
    }

    @Test
    void start_withoutThePassword_isRefused() throws Exception {
        String bare = cluster().url(0).replaceFirst("//.*@", "//");
        try (TopzProcess server = TopzProcess.start("streaming-server", "-ns", bare)) {
            server.awaitLine("[FTL] STREAM: Failed to start: nats: Authorization Violation");
            assertThat(server.awaitExit()).isEqualTo(1);
        }
        try (TopzProcess server =
                TopzProcess.start("streaming-server", "-ns", bare, "--user", "streaming", "--pass", "s3cr3t")) {
            server.awaitLine("Streaming Server is ready");
        }
    }

    @Test
    void start_withoutAnyServer_failsAtOnce() throws Exception {
        try (TopzProcess server = TopzProcess.start("streaming-server", "-ns", "nats://u:s3cr3t@127.0.0.1:1")) {
            String line = server.awaitLine("[FTL] STREAM: Failed to start: nats: no servers available for connection");
            assertThat(line).contains("Connection refused").doesNotContain("s3cr3t");
            assertThat(server.awaitExit()).isEqualTo(1);
        }
    }
}
