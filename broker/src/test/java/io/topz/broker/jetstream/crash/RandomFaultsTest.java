package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.BrokerException;
import io.topz.broker.jetstream.crash.FailingDisk.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages the files of streams, or lets a disk call fail, at random, again and again: no message has wrong content, no loss is unreported,
 * no sequence is used twice, and the broker continues. The system property {@code topz.faults} is the number of rounds.
 */
@Tag("slow")
class RandomFaultsTest {

    private static final int ROUNDS = Integer.getInteger("topz.faults", 24);
    private static final int MESSAGES = 60;
    private static final int KEYS = 5;
    private static final String KEEP = "KEEP";
    private static final String KEYED = "KEYS";
    private static final int REPORT_EVERY = 50;

    private enum Fault {
        FLIP,
        CUT,
        EMPTY,
        DELETE,
        CALL_AT_START,
        CALL_LATER
    }

    @TempDir
    private Path directory;

    private final Map<String, TreeMap<Long, String>> expected = new TreeMap<>();
    private Path killed;
    private Path closed;

    /** Creates two stores with the same content: one in the state after a kill of the process, and one that was closed. */
    @BeforeEach
    void fill() throws IOException {
        Path store = directory.resolve("store");
        killed = directory.resolve("killed");
        closed = directory.resolve("closed");
        try (DiskBroker broker = DiskBroker.start(store)) {
            for (String name : List.of(KEEP, KEYED)) {
                broker.createStream(
                        name, ",\"max_bytes\":262144,\"max_msgs_per_subject\":" + (name.equals(KEEP) ? -1 : 1));
                TreeMap<Long, String> messages = new TreeMap<>();
                for (int i = 1; i <= MESSAGES; i++) {
                    String payload = name + " " + i + " ".repeat(3_000);
                    messages.put(broker.publishUntilStored(name + "." + i % KEYS, payload), payload);
                    if (name.equals(KEYED) && i > KEYS) {
                        messages.remove((long) i - KEYS);
                    }
                }
                expected.put(name, messages);
            }
            DiskBroker.copy(store, killed);
        }
        DiskBroker.copy(store, closed);
    }

    @Test
    void faults_areReportedAndHurtNothingElse() throws IOException {
        long seed = Long.getLong("topz.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<Fault, Integer> rounds = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Fault fault = Fault.values()[round % Fault.values().length];
            Path store = directory.resolve("round-" + round);
            String what = "round " + round + " of seed " + seed + ": " + fault;
            switch (fault) {
                case CALL_AT_START -> callFailsAtStart(store, round / Fault.values().length, what);
                case CALL_LATER -> callFailsLater(store, random, what);
                default -> filesAreDamaged(store, fault, random, what);
            }
            deleteTree(store);
            rounds.merge(fault, 1, Integer::sum);
            if ((round + 1) % REPORT_EVERY == 0) {
                System.out.printf("%d of %d faults, none hidden so far%n", round + 1, ROUNDS);
            }
        }
        System.out.printf("%d faults, each reported or harmless: %s (seed %d)%n", ROUNDS, rounds, seed);
    }

    private void filesAreDamaged(Path store, Fault fault, Random random, String what) throws IOException {
        boolean wasClosed = random.nextBoolean();
        DiskBroker.copy(wasClosed ? closed : killed, store);
        Path file = anyFile(store, random, fault == Fault.CUT && !wasClosed);
        byte[] bytes = Files.readAllBytes(file);
        switch (fault) {
            case FLIP -> {
                int bit = random.nextInt(8 * bytes.length);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(file, bytes);
            }
            case CUT -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case EMPTY -> Files.write(file, new byte[0]);
            default -> Files.delete(file);
        }
        String where = what + " of " + store.relativize(file) + (wasClosed ? ", closed" : ", killed");
        try (DiskBroker broker = DiskBroker.start(store)) {
            for (String name : expected.keySet()) {
                boolean isWhole = holdsNothingWrong(broker, name, where);
                assertThat(isWhole || Objects.equals(broker.health().httpStatus(), 503))
                        .as(where)
                        .isTrue();
                Optional<Long> next = Client.sequence(broker.publish(name + ".next", "next"));
                assertThat(next.isPresent() || !isWhole).as(where).isTrue();
                next.ifPresent(sequence -> assertThat(sequence).as(where).isGreaterThan(MESSAGES));
            }
            assertGoesOn(broker, where);
        }
    }

    /**
     * A file of a stream. After a kill, a truncated end of a log cannot be distinguished from an unfinished write, so a log that was being
     * appended to can be excluded.
     */
    private static Path anyFile(Path store, Random random, boolean onlyComplete) throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("jetstream/$G/streams"))) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
            List<Path> eligible = all.stream()
                    .filter(file -> !onlyComplete || !isNewestSegment(file, all))
                    .toList();
            return eligible.get(random.nextInt(eligible.size()));
        }
    }

    private static boolean isNewestSegment(Path file, List<Path> all) {
        return file.toString().endsWith(".log")
                && all.stream()
                        .noneMatch(other -> other.toString().endsWith(".log")
                                && Objects.equals(other.getParent(), file.getParent())
                                && other.compareTo(file) > 0);
    }

    /** Whether the stream has exactly its messages; fails if a message has other content or if a loss is not reported. */
    private boolean holdsNothingWrong(DiskBroker broker, String name, String where) {
        Map<Long, String> messages = Objects.requireNonNull(expected.get(name));
        boolean isWhole = true;
        for (long sequence = 1; sequence <= MESSAGES; sequence++) {
            String answer = broker.client.request("STREAM.MSG.GET." + name, "{\"seq\":" + sequence + "}");
            Optional<String> payload = Client.payloadOf(answer);
            String wanted = messages.get(sequence);
            if (payload.isPresent() && wanted != null) {
                assertThat(payload.get()).as(where).isEqualTo(wanted);
            } else {
                isWhole &= payload.isEmpty() && wanted == null;
            }
        }
        return isWhole;
    }

    private static void assertGoesOn(DiskBroker broker, String where) {
        broker.createStream("OTHER", "");
        assertThat(Client.sequence(broker.publish("OTHER.a", "one"))).as(where).hasValue(1L);
    }

    /** Makes one call after the other fail, each in a round of its own. */
    private void callFailsAtStart(Path store, int call, String what) throws IOException {
        DiskBroker.copy(killed, store);
        FailingDisk disk = new FailingDisk();
        disk.failIn("", call, 1, EnumSet.allOf(Call.class));
        try (DiskBroker broker = DiskBroker.start(store, disk)) {
            broker.awaitHealth();
            disk.heal();
            assertWhole(broker, what);
            assertGoesOn(broker, what);
        } catch (BrokerException refused) {
            assertThat(disk.failures()).as(what).isPositive();
        }
        try (DiskBroker broker = DiskBroker.start(store)) {
            broker.awaitHealth();
            assertWhole(broker, what);
        }
    }

    private void assertWhole(DiskBroker broker, String where) {
        for (String name : expected.keySet()) {
            assertThat(holdsNothingWrong(broker, name, where)).as(where).isTrue();
        }
    }

    private void callFailsLater(Path store, Random random, String what) throws IOException {
        DiskBroker.copy(killed, store);
        FailingDisk disk = new FailingDisk();
        Map<Long, String> stored = new TreeMap<>();
        try (DiskBroker broker = DiskBroker.start(store, disk)) {
            List<Call> calls = List.of(Call.values());
            Call call = calls.get(random.nextInt(calls.size()));
            disk.failIn("", random.nextInt(20), 1 + random.nextInt(3), EnumSet.of(call, Call.FORCE));
            for (int i = 0; i < 20; i++) {
                String payload = "later " + i + " ".repeat(5_000);
                Client.sequence(broker.publish(KEEP + ".later", payload))
                        .ifPresent(sequence -> assertThat(stored.put(sequence, payload))
                                .as(what)
                                .isNull());
            }
            disk.heal();
            broker.awaitHealth();
            assertStored(broker, stored, what);
            assertGoesOn(broker, what);
        }
        try (DiskBroker broker = DiskBroker.start(store)) {
            assertStored(broker, stored, what);
        }
    }

    private static void assertStored(DiskBroker broker, Map<Long, String> stored, String what) {
        stored.forEach((sequence, payload) -> assertThat(
                        Client.payloadOf(broker.client.request("STREAM.MSG.GET." + KEEP, "{\"seq\":" + sequence + "}")))
                .as("%s, message %d", what, sequence)
                .hasValue(payload));
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
