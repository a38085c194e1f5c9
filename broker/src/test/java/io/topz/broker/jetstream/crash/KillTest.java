package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a broker at random moments under load, again and again, and checks each time that nothing it had confirmed is undone. The system
 * property {@code topz.kills} is the number of rounds.
 */
@Tag("process")
final class KillTest {

    private static final int ROUNDS = Integer.getInteger("topz.kills", 4);
    private static final int REPORT_EVERY = 20;
    private static final long LONGEST_LIFE_MILLIS = 700;
    private static final int MAX_LAST = 200;
    private static final List<String> CONFIGS = List.of(
            "{\"name\":\"KEEP\",\"subjects\":[\"keep.*\"]}",
            "{\"name\":\"LAST\",\"subjects\":[\"last.*\"],\"max_msgs\":" + MAX_LAST + "}",
            "{\"name\":\"KEYS\",\"subjects\":[\"keys.*\"],\"max_msgs_per_subject\":1,\"allow_direct\":true}",
            "{\"name\":\"WORK\",\"subjects\":[\"work.*\"],\"retention\":\"workqueue\"}",
            "{\"name\":\"NEED\",\"subjects\":[\"need.*\"],\"retention\":\"interest\"}",
            "{\"name\":\"COPY\",\"mirror\":{\"name\":\"KEEP\"}}",
            "{\"name\":\"TAKE\",\"sources\":[{\"name\":\"KEEP\"}]}");

    private final Ledger keep = new Ledger("KEEP");
    private final Ledger last = new Ledger("LAST");
    private final Ledger keys = new Ledger("KEYS");
    private final Ledger work = new Ledger("WORK", "worker");
    private final Ledger need = new Ledger("NEED", "first", "second");
    private final List<Ledger> ledgers = List.of(keep, last, keys, work, need);
    private final BulkLoad load = new BulkLoad(ledgers);
    private final long seed = Long.getLong("topz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final StoreScript script = new StoreScript(new Random(seed));

    @TempDir
    private Path store;

    @Test
    void confirmedChanges_surviveKills() {
        for (int round = 0; round < ROUNDS; round++) {
            Duration sync = round % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(2);
            try (BrokerProcess broker = BrokerProcess.withJetStream(store, sync)) {
                if (round == 0) {
                    create(broker.port());
                } else {
                    check(broker.port(), round);
                }
                loadAndKill(broker);
            }
            if ((round + 1) % REPORT_EVERY == 0) {
                System.out.printf("%d of %d kills, nothing undone so far%n", round + 1, ROUNDS);
            }
        }
        try (BrokerProcess broker = BrokerProcess.withJetStream(store, Duration.ZERO)) {
            check(broker.port(), ROUNDS);
        }
        int messages = ledgers.stream().mapToInt(Ledger::size).sum();
        int settled = ledgers.stream().mapToInt(Ledger::settledCount).sum();
        System.out.printf(
                "%d kills, %d messages, %d acknowledgements of consumers and %d other changes confirmed, none undone (seed %d)%n",
                ROUNDS, messages, settled, script.changes(), seed);
        assertThat(List.of(messages, settled, script.changes()))
                .allSatisfy(count -> assertThat(count).isPositive());
    }

    private void create(int port) {
        try (Client client = new Client(port)) {
            for (String config : CONFIGS) {
                String name = config.substring(9, 13);
                assertThat(client.request("STREAM.CREATE." + name, config)).contains("did_create");
            }
            for (Ledger ledger : ledgers) {
                for (String consumer : ledger.consumers()) {
                    String config =
                            "{\"stream_name\":\"%s\",\"config\":{\"durable_name\":\"%s\",\"ack_policy\":\"explicit\"}}"
                                    .formatted(ledger.stream(), consumer);
                    assertThat(client.request("CONSUMER.DURABLE.CREATE." + ledger.stream() + "." + consumer, config))
                            .contains("\"name\":\"" + consumer);
                }
            }
            for (StoreChange change : script.preparation()) {
                assertThat(script.make(change, client)).isTrue();
            }
        }
    }

    private void loadAndKill(BrokerProcess broker) {
        CompletableFuture<Void> ended = load.start(broker.port(), script::run);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST_LIFE_MILLIS)));
        broker.kill();
        ended.join();
    }

    private void check(int port, int kills) {
        try (Client client = new Client(port)) {
            LedgerCheck check = new LedgerCheck(client, random);
            check.check(keep, 0);
            check.check(last, MAX_LAST);
            check.check(work, 0);
            check.check(need, 0);
            check.checkKeys(keys);
            check.checkCopy(keep, "COPY");
            check.checkCopy(keep, "TAKE");
            script.check(client, "after %d kills".formatted(kills));
        }
    }
}
