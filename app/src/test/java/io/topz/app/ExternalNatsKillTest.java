package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.streaming.crash.StreamingLedger;
import io.topz.broker.streaming.crash.StreamingSession;
import io.topz.broker.streaming.raw.RawClient;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.RealCluster;
import io.topz.collectors.testing.RealServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills NATS Streaming on a real cluster at random moments while clients publish, receive and acknowledge, again and again, and checks each
 * time that nothing it had confirmed is undone. Meanwhile one node of the cluster is killed, too, and started again. The system property
 * {@code topz.kills} is the number of rounds.
 */
@Tag("process")
class ExternalNatsKillTest {

    private static final int ROUNDS = Integer.getInteger("topz.kills", 2);
    private static final int REPORT_EVERY = 10;
    private static final long LONGEST_LIFE_MILLIS = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A request that is lost with a node is not waited for longer. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(3);

    private final long seed = Long.getLong("topz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final StreamingLedger ledger = new StreamingLedger();

    @TempDir
    private Path directory;

    @Test
    void confirmedMessagesAndAcknowledgements_surviveKills() throws Exception {
        RealServer.assumePresent();
        long start = System.nanoTime();
        try (RealCluster cluster = RealCluster.start(directory)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (TopzProcess server = start(cluster, round % 2 == 0 ? "always" : "2m")) {
                    int node = random.nextInt(RealCluster.SIZE);
                    check(cluster, node);
                    loadAndKill(cluster, node, server);
                }
                cluster.awaitRoutes();
                if ((round + 1) % REPORT_EVERY == 0) {
                    System.out.printf("%d of %d kills, nothing undone so far%n", round + 1, ROUNDS);
                }
            }
            try (TopzProcess server = start(cluster, "always")) {
                check(cluster, 0);
                server.kill();
            }
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf("%d kills in %d s, %s confirmed, none undone (seed %d)%n", ROUNDS, seconds, ledger, seed);
        assertThat(ledger.confirmed()).isPositive();
        assertThat(ledger.settled()).isPositive();
    }

    /** Starts the service, whose connections prefer a random node. */
    private TopzProcess start(RealCluster cluster, String syncInterval) throws IOException, InterruptedException {
        TopzProcess server = TopzProcess.start(
                "streaming-server",
                "-ns",
                cluster.urls(random.nextInt(RealCluster.SIZE)),
                "-dir",
                directory.resolve("store").toString(),
                "--sync_interval",
                syncInterval);
        server.awaitLine("Streaming Server is ready");
        return server;
    }

    /** Begins a session at a node, as soon as that node knows the subscriptions of the service. */
    private StreamingSession begin(RealCluster cluster, int node) {
        RawClient client = RawClient.connect(cluster.url(node), "test-cluster", ANSWER_PATIENCE);
        Eventually.await("an answer", PATIENCE, () -> isAnswered(client));
        return StreamingSession.begin(client, ledger);
    }

    private static boolean isAnswered(RawClient client) {
        try {
            return client.begin("probe").getError().isEmpty();
        } catch (IllegalStateException noAnswer) {
            return false;
        }
    }

    private void check(RealCluster cluster, int node) {
        try (StreamingSession session = begin(cluster, node)) {
            session.readAll();
            session.resume();
            session.receiveAll();
            session.settle();
        }
    }

    /** Loads the service from one node, while another one is killed and started again, until the service is killed, too. */
    private void loadAndKill(RealCluster cluster, int node, TopzProcess server) {
        int victim = (node + 1 + random.nextInt(RealCluster.SIZE - 1)) % RealCluster.SIZE;
        try (StreamingSession session = begin(cluster, node)) {
            CompletableFuture<Void> restarted = CompletableFuture.runAsync(
                    () -> {
                        cluster.kill(victim);
                        cluster.start(victim);
                    },
                    later());
            CompletableFuture<Void> killed = CompletableFuture.runAsync(server::kill, later());
            ledger.losesAcknowledgements(true);
            session.loadUntil(killed);
            ledger.losesAcknowledgements(false);
            restarted.join();
        }
    }

    private Executor later() {
        return CompletableFuture.delayedExecutor(random.nextLong(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
    }
}
