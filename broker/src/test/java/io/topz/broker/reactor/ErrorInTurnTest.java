package io.topz.broker.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.JetStreamThread;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.options.HealthzOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an {@link Error} in a turn stops JetStream for good, and that all clients are informed. */
class ErrorInTurnTest {

    private static final String CONNECT =
            "CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\nSUB inbox.* 1\r\n";
    private static final String NO_RESPONDERS = "NATS/1.0 503";

    @TempDir
    Path store;

    private Broker broker;
    private NatsSocket client;

    @BeforeEach
    void start() {
        broker = startBroker();
        client = new NatsSocket(broker.port());
        client.send(CONNECT);
        request("$JS.API.STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"]}");
        assertThat(request("s.a", "kept")).contains("\"seq\":1");
    }

    @AfterEach
    void stop() {
        client.close();
        broker.stop();
    }

    @Test
    void request_afterError_isAnsweredWith503AtOnce() {
        provoke(new StackOverflowError());

        assertThat(request("$JS.API.INFO", "")).contains(NO_RESPONDERS);
        assertThat(request("s.a", "not kept")).contains(NO_RESPONDERS);
    }

    @Test
    void healthz_afterError_tellsWhy() {
        provoke(new OutOfMemoryError("no heap"));

        Healthz health = broker.collector()
                .collect(HealthzOptions.defaults())
                .toCompletableFuture()
                .join();
        assertThat(health.httpStatus()).isEqualTo(503);
        assertThat(health.error()).isEqualTo("JetStream has stopped: java.lang.OutOfMemoryError: no heap");
        assertThat(broker.state().counters().failures()).isEqualTo(1);
    }

    @Test
    void failure_afterError_completesWithReason() {
        provoke(new StackOverflowError());

        assertThat(broker.failure().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS))
                .isCompletedWithValue("JetStream has stopped: java.lang.StackOverflowError");
    }

    @Test
    @Tag("slow")
    void failure_afterStop_neverCompletes() {
        broker.stop();

        assertThat(broker.failure().toCompletableFuture()).isNotDone();
    }

    @Test
    void restart_afterError_hasWhatWasAcknowledged() {
        provoke(new StackOverflowError());
        broker.stop();
        client.close();

        broker = startBroker();
        client = new NatsSocket(broker.port());
        client.send(CONNECT);
        assertThat(request("s.a", "second")).contains("\"seq\":2");
    }

    private Broker startBroker() {
        return Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .jetStream(JetStreamOptions.in(store))
                .build());
    }

    /** Makes the JetStream thread deliver an answer to a receiver that throws. */
    private void provoke(Error error) {
        JetStreamThread.run(broker, client, () -> {
            throw error;
        });
        Eventually.await(
                "it has stopped", () -> broker.failure().toCompletableFuture().isDone());
    }

    private String request(String subject, String body) {
        client.send("PUB " + subject + " inbox.a " + body.length() + "\r\n" + body + "\r\n");
        return client.payload();
    }
}
