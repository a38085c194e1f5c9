package io.topz.broker.jetstream.crash;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A broker in this process that uses a {@link FailingDisk}, with a client of it. */
final class DiskBroker extends StoreBroker {

    final FailingDisk disk;

    private DiskBroker(FailingDisk disk, Path store) {
        super(store, disk);
        this.disk = disk;
    }

    static DiskBroker start(Path store) {
        return start(store, new FailingDisk());
    }

    static DiskBroker start(Path store, FailingDisk disk) {
        return new DiskBroker(disk, store);
    }

    /** Creates a stream with the subjects {@code name.>}; {@code more} is JSON that begins with a comma, or empty. */
    void createStream(String name, String more) {
        String answer = client.request(
                "STREAM.CREATE." + name, "{\"name\":\"" + name + "\",\"subjects\":[\"" + name + ".>\"]" + more + "}");
        if (!answer.contains("\"did_create\":true")) {
            throw new AssertionError(answer);
        }
    }

    /** Creates a pull consumer {@code c} that acknowledges every message. */
    void createConsumer(String stream) {
        String answer = client.request(
                "CONSUMER.DURABLE.CREATE." + stream + ".c",
                "{\"stream_name\":\"" + stream
                        + "\",\"config\":{\"durable_name\":\"c\",\"ack_policy\":\"explicit\",\"ack_wait\":60000000000}}");
        if (answer.contains("\"error\"")) {
            throw new AssertionError(answer);
        }
    }

    /** Publishes and returns the answer. */
    String publish(String subject, String payload) {
        client.publish(subject, client.inbox("ack"), payload);
        return next().body();
    }

    /** Publishes until it is acknowledged; returns the sequence. */
    long publishUntilStored(String subject, String payload) {
        Optional<Long> sequence = Client.sequence(publish(subject, payload));
        long deadline = System.nanoTime() + NatsSocket.PATIENCE.toNanos();
        while (sequence.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no message is stored on " + subject);
            }
            sequence = Client.sequence(publish(subject, payload));
        }
        return sequence.get();
    }

    /** Requests messages, which {@link #next} returns. */
    void pull(String stream, int messages) {
        client.publish(
                "$JS.API.CONSUMER.MSG.NEXT." + stream + ".c",
                client.inbox("pull"),
                "{\"batch\":" + messages + ",\"expires\":60000000000}");
    }

    /** The next message. */
    Client.Received next() {
        return client.receive().orElseThrow(() -> new AssertionError("the connection has ended"));
    }

    /** The health that the broker reports. */
    Healthz health() {
        return ask(HealthzOptions.defaults());
    }

    /** The limits and the disk failures that the broker reports. */
    Limitsz limits() {
        return ask(LimitszOptions.defaults());
    }

    private <D extends Document> D ask(Options<D> options) {
        return broker.collector()
                .collect(options)
                .toCompletableFuture()
                .orTimeout(NatsSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Copies a store, even of a running broker, in the state in which a kill of its process would leave it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    void awaitHealth() {
        Eventually.await("the broker is well", () -> "ok".equals(health().status()));
    }
}
