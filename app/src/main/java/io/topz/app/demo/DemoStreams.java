package io.topz.app.demo;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.KeyValue;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Creates the streams of the demo shop: a stream that grows until it is full, a work queue, a bucket of sessions, and consumers of which
 * one keeps up, one falls behind, one is stuck and one is abandoned. Each method runs on the thread that calls it.
 */
final class DemoStreams {

    private static final String ORDERS = "ORDERS";
    private static final String JOBS = "JOBS";
    private static final String TELEMETRY = "TELEMETRY";
    private static final long MIB = 1024 * 1024;
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** The number of unacknowledged orders after which the audit receives no more. */
    private static final int STUCK_AT = 200;

    private final RandomGenerator random;

    DemoStreams(RandomGenerator random) {
        this.random = random;
    }

    /** Creates the streams and their consumers. */
    void create(Connection connection) throws IOException, JetStreamApiException {
        JetStreamManagement management = connection.jetStreamManagement();
        management.addStream(StreamConfiguration.builder()
                .name(ORDERS)
                .description("every order of the last hour")
                .subjects("orders.>")
                .maxAge(Duration.ofHours(1))
                .build());
        management.addStream(StreamConfiguration.builder()
                .name(JOBS)
                .subjects("work.>")
                .retentionPolicy(RetentionPolicy.WorkQueue)
                .build());
        management.addStream(StreamConfiguration.builder()
                .name(TELEMETRY)
                .subjects("telemetry.>")
                .storageType(StorageType.Memory)
                .maxBytes(64 * MIB)
                .build());
        for (String consumer : List.of("billing", "invoices", "nightly-report")) {
            management.createConsumer(
                    ORDERS, ConsumerConfiguration.builder().durable(consumer).build());
        }
        management.createConsumer(
                ORDERS,
                ConsumerConfiguration.builder()
                        .durable("audit")
                        .ackWait(Duration.ofHours(1))
                        .maxAckPending(STUCK_AT)
                        .build());
        management.createConsumer(
                JOBS, ConsumerConfiguration.builder().durable("renderers").build());
        connection
                .keyValueManagement()
                .create(KeyValueConfiguration.builder()
                        .name("sessions")
                        .maxHistoryPerKey(3)
                        .build());
    }

    /** A task that fetches the messages of a consumer of the orders and optionally acknowledges them. */
    Runnable reader(Connection connection, String consumer, int batch, boolean acknowledges)
            throws IOException, JetStreamApiException {
        return reader(connection, ORDERS, consumer, batch, acknowledges);
    }

    /** A task that takes jobs from the work queue. */
    Runnable worker(Connection connection) throws IOException, JetStreamApiException {
        return reader(connection, JOBS, "renderers", 20, true);
    }

    private static Runnable reader(
            Connection connection, String stream, String consumer, int batch, boolean acknowledges)
            throws IOException, JetStreamApiException {
        JetStreamSubscription subscription =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, consumer));
        return () -> {
            for (Message message : subscription.fetch(batch, A_MOMENT)) {
                if (acknowledges) {
                    message.ack();
                }
            }
        };
    }

    /** A task that adds jobs to the work queue. */
    static Runnable producer(Connection connection) throws IOException {
        JetStream jetStream = connection.jetStream();
        return () -> {
            // The dashboard shows the outcome.
            var unused = jetStream.publishAsync("work.thumbnails", new byte[512]);
        };
    }

    /** A task that signs visitors in and out. */
    Runnable sessions(Connection connection) throws IOException {
        KeyValue sessions = connection.keyValue("sessions");
        return () -> {
            String visitor = "visitor-" + random.nextInt(200);
            try {
                if (random.nextInt(10) == 0) {
                    sessions.delete(visitor);
                } else {
                    sessions.put(
                            visitor,
                            "{\"page\":%d}".formatted(random.nextInt(100)).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException | JetStreamApiException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
