package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a broker at random moments under load, again and again, and checks each time what it had acknowledged. The number of
 * rounds is the system property {@code topz.kills}.
 */
final class KillTest {

    private static final int ROUNDS = Integer.getInteger("topz.kills", 4);
    private static final int WINDOW = 64;
    private static final int KEYS = 50;
    private static final int REPORT_EVERY = 20;
    private static final long LONGEST_LIFE_MILLIS = 700;
    private static final Pattern FIRST = Pattern.compile("\"first_seq\":(\\d+)");
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern LAST = Pattern.compile("\"last_seq\":(\\d+)");
    private static final List<String> CONFIGS = List.of(
            "{\"name\":\"KEEP\",\"subjects\":[\"keep.*\"]}",
            "{\"name\":\"LAST\",\"subjects\":[\"last.*\"],\"max_msgs\":200}",
            "{\"name\":\"KEYS\",\"subjects\":[\"keys.*\"],\"max_msgs_per_subject\":1,\"allow_direct\":true}",
            "{\"name\":\"WORK\",\"subjects\":[\"work.*\"],\"retention\":\"workqueue\"}");

    private final List<Ledger> ledgers =
            List.of(new Ledger("KEEP"), new Ledger("LAST"), new Ledger("KEYS"), new Ledger("WORK"));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger published = new AtomicInteger();

    @TempDir
    private Path store;

    @Test
    void acknowledgedMessages_survive() {
        long seed = Long.getLong("topz.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Duration sync = round % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(2);
            try (CrashingBroker broker = CrashingBroker.start(store, sync)) {
                if (round == 0) {
                    createAll(broker.port());
                }
                ledgers.forEach(ledger -> check(broker.port(), ledger, random));
                loadAndKill(broker, random.nextLong(LONGEST_LIFE_MILLIS));
            }
            if ((round + 1) % REPORT_EVERY == 0) {
                System.out.printf("%d of %d kills, nothing lost so far%n", round + 1, ROUNDS);
            }
        }
        try (CrashingBroker broker = CrashingBroker.start(store, Duration.ZERO)) {
            ledgers.forEach(ledger -> check(broker.port(), ledger, random));
        }
        int total = ledgers.stream().mapToInt(Ledger::size).sum();
        System.out.printf("%d kills, %d acknowledged messages, none lost (seed %d)%n", ROUNDS, total, seed);
        assertThat(total).isPositive();
    }

    private static void createAll(int port) {
        try (Client client = new Client(port)) {
            for (String config : CONFIGS) {
                String name = config.substring(9, 13);
                assertThat(client.request("STREAM.CREATE." + name, config)).contains("did_create");
            }
            assertThat(
                            client.request(
                                    "CONSUMER.DURABLE.CREATE.WORK.worker",
                                    "{\"stream_name\":\"WORK\",\"config\":{\"durable_name\":\"worker\",\"ack_policy\":\"explicit\"}}"))
                    .contains("\"worker\"");
        }
    }

    private void loadAndKill(CrashingBroker broker, long lifeMillis) {
        List<CompletableFuture<?>> load = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            load.add(CompletableFuture.runAsync(() -> publish(broker.port(), ledger), threads));
        }
        load.add(CompletableFuture.runAsync(() -> work(broker.port(), ledgers.get(3)), threads));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(lifeMillis));
        broker.kill();
        load.forEach(CompletableFuture::join);
    }

    /** Publishes with a window until the broker is gone; what was acknowledged is in the ledger. */
    private void publish(int port, Ledger ledger) {
        String prefix = ledger.stream().toLowerCase(Locale.ROOT) + ".";
        try (Client client = new Client(port)) {
            while (true) {
                List<String> payloads = new ArrayList<>();
                for (int i = 0; i < WINDOW; i++) {
                    int number = published.incrementAndGet();
                    payloads.add("message " + number);
                    client.publish(prefix + number % KEYS, client.inbox(i), payloads.get(i));
                }
                for (int i = 0; i < WINDOW; i++) {
                    var acknowledgement = client.receive();
                    if (acknowledgement.isEmpty()) {
                        return;
                    }
                    synchronized (ledger) {
                        int which =
                                Integer.parseInt(lastToken(acknowledgement.get().subject()));
                        Client.sequence(acknowledgement.get().body())
                                .ifPresent(sequence -> ledger.acknowledged(sequence, payloads.get(which)));
                    }
                }
            }
        }
    }

    /** Takes from the work queue until the broker is gone. */
    private static void work(int port, Ledger ledger) {
        try (Client client = new Client(port)) {
            while (true) {
                client.publish(
                        "$JS.API.CONSUMER.MSG.NEXT.WORK.worker",
                        client.inbox("work"),
                        "{\"batch\":10,\"expires\":100000000}");
                for (int i = 0; i < 10; i++) {
                    var job = client.receive();
                    if (job.isEmpty()) {
                        return;
                    }
                    String reply = job.get().reply();
                    if (!reply.startsWith("$JS.ACK.")) {
                        break;
                    }
                    synchronized (ledger) {
                        ledger.taken(Long.parseLong(reply.split("\\.")[5]));
                    }
                    client.publish(reply, "", "+ACK");
                }
            }
        }
    }

    private static void check(int port, Ledger ledger, Random random) {
        try (Client client = new Client(port)) {
            String info = client.request("STREAM.INFO." + ledger.stream(), "");
            assertThat(number(LAST, info)).as("last sequence: %s", info).isGreaterThanOrEqualTo(ledger.highest());
            if (ledger.stream().equals("KEYS")) {
                checkKeys(client, ledger);
            } else {
                Map<Long, String> expected = ledger.expected(number(FIRST, info));
                check(client, ledger, Ledger.sample(expected, random));
            }
        }
    }

    private static void check(Client client, Ledger ledger, Map<Long, String> expected) {
        List<String> questions =
                expected.keySet().stream().map("{\"seq\":%d}"::formatted).toList();
        Iterator<String> answers =
                client.requests("STREAM.MSG.GET." + ledger.stream(), questions).iterator();
        expected.forEach((sequence, payload) -> {
            String answer = answers.next();
            assertThat(Client.payloadOf(answer))
                    .as("%s: sequence %d: %s", ledger.stream(), sequence, answer)
                    .contains(payload);
        });
    }

    /** Of each key the last message is kept: the last one that was acknowledged, or one that came behind it. */
    private static void checkKeys(Client client, Ledger ledger) {
        Map<String, Long> last = new TreeMap<>();
        ledger.expected(0).forEach((sequence, payload) -> last.put(key(payload), sequence));
        last.forEach((key, sequence) -> {
            String answer = client.request("STREAM.MSG.GET.KEYS", "{\"last_by_subj\":\"" + key + "\"}");
            assertThat(number(SEQUENCE, answer)).as(answer).isGreaterThanOrEqualTo(sequence);
            if (number(SEQUENCE, answer) == sequence) {
                assertThat(Client.payloadOf(answer))
                        .contains(ledger.expected(sequence).get(sequence));
            }
        });
    }

    private static String key(String payload) {
        return "keys." + Integer.parseInt(payload.substring("message ".length())) % KEYS;
    }

    private static String lastToken(String subject) {
        return subject.substring(subject.lastIndexOf('.') + 1);
    }

    private static long number(Pattern pattern, String json) {
        Matcher number = pattern.matcher(json);
        assertThat(number.find()).as(json).isTrue();
        return Long.parseLong(number.group(1));
    }
}
