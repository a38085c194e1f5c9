package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.RecordedDisk.Unforced;
import io.topz.broker.store.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records all file operations of a broker while a client works with it, then opens the store in the state after a power failure at various
 * moments: nothing that was confirmed before may be undone. The system property {@code topz.prefixes} is the number of moments.
 */
@Tag("slow")
final class PowerLossTest {

    private static final int PREFIXES = Integer.getInteger("topz.prefixes", 24);
    private static final int STEPS = 300;
    private static final int STEPS_AFTERWARDS = 20;
    private static final List<Unforced> FATES = List.copyOf(EnumSet.allOf(Unforced.class));

    /**
     * A confirmed step: the model of the store from the confirmation on, and the numbers of operations recorded before the request and
     * before the confirmation.
     */
    private record Step(int requested, int confirmed, StoreModel after) {}

    @TempDir
    private Path directory;

    private final RecordedDisk disk = new RecordedDisk();
    private final List<Step> steps = new ArrayList<>();
    private final long seed = Long.getLong("topz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final StoreScript script = new StoreScript(random);

    @Test
    void confirmedChanges_survivePowerLossAtAnyMoment() throws IOException {
        Path recorded = directory.resolve("recorded");
        Files.createDirectories(recorded.resolve("jetstream"));
        try (StoreBroker broker = new StoreBroker(recorded, disk)) {
            steps.add(new Step(0, 0, new StoreModel()));
            script.preparation().forEach(change -> make(change, broker.client));
            for (int i = 0; i < STEPS; i++) {
                make(script.next(broker.client).orElseThrow(), broker.client);
            }
        }
        for (int i = 0; i < PREFIXES; i++) {
            int before = 1 + random.nextInt(disk.size());
            Unforced unforced = FATES.get(i % FATES.size());
            Path lost = directory.resolve("lost" + i);
            Files.createDirectories(lost.resolve("jetstream"));
            disk.restore(before, unforced, random, recorded, lost);
            String moment = "seed %d, power lost before operation %d, what was not forced is %s"
                    .formatted(seed, before, unforced);
            try (StoreBroker broker = new StoreBroker(lost, StoreFiles.DISK)) {
                check(broker.client, before, moment);
            }
        }
        System.out.printf(
                "%d power failures within %d operations, nothing undone (seed %d)%n", PREFIXES, disk.size(), seed);
    }

    private void make(StoreChange change, Client client) {
        int requested = disk.size();
        assertThat(script.make(change, client)).isTrue();
        steps.add(new Step(requested, disk.size(), script.confirmed()));
    }

    /** The step in progress during the power failure may have happened or not. */
    private void check(Client client, int before, String moment) {
        int last = 0;
        while (last + 1 < steps.size() && steps.get(last + 1).confirmed() <= before) {
            last++;
        }
        StoreModel confirmed = steps.get(last).after();
        boolean underWay = last + 1 < steps.size() && steps.get(last + 1).requested() < before;
        StoreScript then = script.at(confirmed, underWay ? steps.get(last + 1).after() : confirmed);
        then.check(client, moment);
        then.preparation()
                .forEach(change ->
                        assertThat(then.make(change, client)).as(moment).isTrue());
        for (int i = 0; i < STEPS_AFTERWARDS; i++) {
            assertThat(then.make(then.next(client).orElseThrow(), client))
                    .as(moment)
                    .isTrue();
        }
    }
}
