package io.topz.broker.streaming.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.streaming.raw.RawClient;
import io.topz.broker.testing.BrokerProcess;
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
 * Kills a broker at random moments while clients publish, receive and acknowledge, again and again, and checks each time that nothing it
 * had confirmed is undone. The system property {@code topz.kills} is the number of rounds.
 */
@Tag("process")
final class StreamingKillTest {

    private static final int ROUNDS = Integer.getInteger("topz.kills", 4);
    private static final int REPORT_EVERY = 20;
    private static final long LONGEST_LIFE_MILLIS = 700;

    private final long seed = Long.getLong("topz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final StreamingLedger ledger = new StreamingLedger();

    @TempDir
    private Path store;

    @Test
    void confirmedMessagesAndAcknowledgements_surviveKills() {
        for (int round = 0; round < ROUNDS; round++) {
            Duration sync = round % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(2);
            try (BrokerProcess broker = BrokerProcess.withStreaming(store, sync)) {
                check(broker);
                loadAndKill(broker);
            }
            if ((round + 1) % REPORT_EVERY == 0) {
                System.out.printf("%d of %d kills, nothing undone so far%n", round + 1, ROUNDS);
            }
        }
        try (BrokerProcess broker = BrokerProcess.withStreaming(store, Duration.ZERO)) {
            check(broker);
        }
        System.out.printf("%d kills, %s confirmed, none undone (seed %d)%n", ROUNDS, ledger, seed);
        assertThat(ledger.confirmed()).isPositive();
        assertThat(ledger.settled()).isPositive();
    }

    private StreamingSession begin(BrokerProcess broker) {
        return StreamingSession.begin(RawClient.connect(broker.port(), "test-cluster"), ledger);
    }

    private void check(BrokerProcess broker) {
        try (StreamingSession session = begin(broker)) {
            session.readAll();
            session.resume();
            session.receiveAll();
            session.settle();
        }
    }

    private void loadAndKill(BrokerProcess broker) {
        Executor later = CompletableFuture.delayedExecutor(random.nextLong(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
        try (StreamingSession session = begin(broker)) {
            CompletableFuture<Void> killed = CompletableFuture.runAsync(broker::kill, later);
            session.loadUntil(killed);
        }
    }
}
