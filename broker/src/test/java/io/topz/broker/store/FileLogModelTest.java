package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs random steps on a log and on a model of it. A failure reports its seed. */
class FileLogModelTest {

    private static final Path DIRECTORY = Path.of("/store/messages");
    private static final int SEGMENT_BYTES = 4096;
    private static final SyncPolicy SELDOM = SyncPolicy.every(Duration.ofMinutes(2));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void log_onDisk_holdsWhatTheModelHolds(long seed, @TempDir Path directory) throws IOException {
        Random random = new Random(seed);
        LogModel model = new LogModel(() -> open(StoreFiles.DISK, directory, SELDOM), random, 300);
        for (int step = 0; step < 4_000; step++) {
            anyStep(model, random);
            if (random.nextInt(150) == 0) {
                model.reopen();
            }
            if (random.nextInt(150) == 0) {
                model.recover();
            }
        }
        model.readAll();
        model.log().discard();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void commit_failing_leavesWhatWasCommitted(long seed) throws IOException {
        Random random = new Random(seed);
        FaultyFiles files = new FaultyFiles(random);
        files.shortWrites = true;
        LogModel model = new LogModel(() -> open(files, DIRECTORY, SyncPolicy.ALWAYS), random, 300);
        for (int step = 0; step < 4_000; step++) {
            anyStep(model, random);
            if (random.nextInt(100) == 0) {
                model.append();
                files.room = random.nextBoolean() ? 0 : random.nextInt(40);
                files.forces = random.nextBoolean() ? -1 : 0;
                if (files.room > 37) {
                    files.forces = 0;
                }
                mayFail(model);
                model.log().close();
                model.recover();
                files.room = -1;
                files.forces = -1;
            }
        }
        model.readAll();
    }

    /** Whether a step fails depends on the data to write: a purge makes room. */
    private static void mayFail(LogModel model) {
        try {
            model.commit();
        } catch (IOException e) {
            assertThatIllegalStateException().isThrownBy(model::commit);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void powerFailure_takesNothingThatWasForced(long seed) throws IOException {
        Random random = new Random(seed);
        FaultyFiles files = new FaultyFiles(random);
        LogModel model = new LogModel(() -> open(files, DIRECTORY, SyncPolicy.ALWAYS), random, 300);
        for (int step = 0; step < 4_000; step++) {
            anyStep(model, random);
            int event = random.nextInt(200);
            if (event == 0) {
                files.losePower();
                model.recover();
            } else if (event == 1) {
                files.forces = 0;
                try {
                    model.commit();
                } catch (IOException e) {
                    files.forces = -1;
                }
                files.forces = -1;
                files.losePower();
                model.recoverInDoubt();
            }
        }
        model.readAll();
    }

    @ParameterizedTest
    @ValueSource(longs = {1127, 42, 43, 44, 45})
    void powerFailure_withIntervals_takesNothingThatWasSynced(long seed) throws IOException {
        Random random = new Random(seed);
        FaultyFiles files = new FaultyFiles(random);
        LogModel model = new LogModel(() -> open(files, DIRECTORY, SELDOM), random, 300);
        for (int step = 0; step < 4_000; step++) {
            anyStep(model, random);
            int event = random.nextInt(200);
            if (event == 0) {
                files.losePower();
                model.recoverFromSync();
            } else if (event < 5) {
                model.sync();
            }
        }
        model.readAll();
    }

    private static void anyStep(LogModel model, Random random) throws IOException {
        int step = random.nextInt(20);
        if (step < 8) {
            model.append();
        } else if (step < 12) {
            model.remove();
        } else if (step == 12 && random.nextInt(8) == 0) {
            model.first();
        } else if (step < 17) {
            model.read();
        } else {
            model.commit();
        }
    }

    private static FileLog open(StoreFiles files, Path directory, SyncPolicy policy) throws IOException {
        return FileLog.open(new LogResources(files), directory, policy, SEGMENT_BYTES);
    }
}
