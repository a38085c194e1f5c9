package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileLogTest {

    private static final Path DIRECTORY = Path.of("/store/messages");
    private static final String KILOBYTE = "k".repeat(1000);
    private static final SyncPolicy SELDOM = SyncPolicy.every(Duration.ofMinutes(2));
    private static final int SEGMENT_BYTES = 64 * 1024;

    private final FaultyFiles files = new FaultyFiles(new Random(1));
    private final List<Long> positions = new ArrayList<>(List.of(-1L));
    private MessageLog log;

    @BeforeEach
    void open() throws IOException {
        log = openLog(SELDOM);
        log.replay(new Replayed());
    }

    private Replayed reopen(SyncPolicy policy) throws IOException {
        log = openLog(policy);
        return Replayed.of(log);
    }

    private MessageLog openLog(SyncPolicy policy) throws IOException {
        return FileLog.open(new LogResources(files), DIRECTORY, policy, SEGMENT_BYTES);
    }

    private void append(int count, String payload) throws IOException {
        for (int i = 0; i < count; i++) {
            positions.add(log.append(Messages.of(positions.size(), payload)));
            if (i % 10 == 9) {
                log.commit();
            }
        }
        log.commit();
    }

    private void remove(long sequence) {
        log.appendRemoval(sequence, positions.get((int) sequence));
    }

    private long fileBytes() {
        return files.all().stream()
                .filter(path -> path.toString().endsWith(".log"))
                .mapToLong(path -> files.content(path).length)
                .sum();
    }

    @Test
    void sizeBytes_isThatOfTheFiles() throws IOException {
        append(200, KILOBYTE);
        assertThat(log.sizeBytes()).isEqualTo(fileBytes()).isGreaterThan(200_000);
        log.appendFirst(150);
        log.commit();
        assertThat(log.sizeBytes()).isEqualTo(fileBytes()).isLessThan(150_000);
    }

    @Test
    void purge_freesTheDiskAtOnce_andKeepsTheLastSequence() throws IOException {
        append(250, KILOBYTE);

        log.appendFirst(251);
        log.commit();

        assertThat(fileBytes()).isLessThan(SEGMENT_BYTES);
        assertThat(reopen(SELDOM).last).isEqualTo(250);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> log.append(Messages.of(250, "again")));
    }

    @Test
    void workQueue_emptied_keepsTheLastSequence() throws IOException {
        append(200, KILOBYTE);
        for (int sequence = 200; sequence > 0; sequence--) {
            remove(sequence);
        }
        log.commit();

        assertThat(fileBytes()).isLessThan(10_000);
        Replayed replayed = reopen(SELDOM);
        assertThat(replayed.messages).isEmpty();
        assertThat(replayed.last).isEqualTo(200);
    }

    @Test
    void removedMessages_inASegmentThatStays_doNotComeBackWhenTheirRemovalsAreDeleted() throws IOException {
        append(60, KILOBYTE);
        for (int round = 0; round < 30; round++) {
            int first = positions.size();
            append(62, KILOBYTE);
            remove(2 + round);
            for (int sequence = first; sequence < first + 62; sequence++) {
                remove(sequence);
            }
            log.commit();
        }

        Replayed replayed = reopen(SELDOM);

        assertThat(replayed.messages).hasSize(30).containsKey(1L).containsKey(60L);
        assertThat(replayed.last).isEqualTo(positions.size() - 1);
        assertThat(fileBytes()).isLessThan(300_000);
    }

    @Test
    void removal_inASegmentThatIsReplaced_isKept() throws IOException {
        append(80, KILOBYTE);
        remove(5);
        append(60, KILOBYTE);
        for (int sequence = 66; sequence <= 140; sequence++) {
            remove(sequence);
        }
        log.commit();

        assertThat(reopen(SELDOM).messages).hasSize(64).doesNotContainKey(5L);
        assertThat(fileBytes()).isLessThan(80_000);
    }

    @Test
    void segment_mostOfWhichIsGone_isRewritten_andPositionsStay() throws IOException {
        append(500, KILOBYTE);
        for (int sequence = 1; sequence <= 500; sequence++) {
            if (sequence % 10 != 0) {
                remove(sequence);
                log.commit();
            }
        }
        append(20, "x");

        assertThat(fileBytes()).isLessThan(200_000);
        for (int sequence = 10; sequence <= 500; sequence += 10) {
            assertThat(log.read(positions.get(sequence)).sequence()).isEqualTo(sequence);
        }
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> log.read(positions.get(11)));
        assertThat(reopen(SELDOM).messages).hasSize(70);
    }

    @Test
    void reading_inOrder_asksTheFileSeldom() throws IOException {
        append(1000, "p".repeat(128));
        log.close();
        Replayed replayed = reopen(SELDOM);
        files.reads = 0;

        for (long sequence = 1; sequence <= 100; sequence++) {
            log.read(replayed.position(sequence));
        }
        assertThat(files.reads).isLessThanOrEqualTo(3);
    }

    @Test
    void reading_whatWasJustWritten_doesNotAskTheFile() throws IOException {
        append(100, "p".repeat(128));
        files.reads = 0;
        for (int sequence = 1; sequence <= 100; sequence++) {
            log.read(positions.get(sequence));
        }
        assertThat(files.reads).isZero();
    }

    @Test
    void erasedMessage_isInNoFile() throws IOException {
        append(3, "the secret");
        remove(2);
        log.erase(positions.get(2));
        log.commit();
        remove(3);
        log.commit();

        String bytes = new String(files.content(files.all().get(0)), StandardCharsets.ISO_8859_1);
        assertThat(bytes.split("the secret", -1)).hasSize(3);
        Replayed replayed = reopen(SELDOM);
        assertThat(replayed.messages).containsOnlyKeys(1L);
        assertThat(replayed.lost).isEmpty();
        assertThat(replayed.last).isEqualTo(3);
    }

    @Test
    void commit_forcesByPolicy() throws IOException {
        reopen(SyncPolicy.ALWAYS);
        append(20, "x");
        int always = files.forced;
        assertThat(always).isGreaterThanOrEqualTo(2);

        reopen(SELDOM);
        append(20, "x");
        files.forced = 0;
        append(20, "x");
        assertThat(files.forced).isZero();
        log.sync();
        assertThat(files.forced).isEqualTo(1);
    }

    @Test
    void disk_full_refusesToCommit_andGoesOnReading() throws IOException {
        append(10, KILOBYTE);
        files.room = 500;
        log.append(Messages.of(11, KILOBYTE));

        assertThatIOException().isThrownBy(() -> log.commit()).withMessageContaining("No space");

        assertThat(log.read(positions.get(10)).sequence()).isEqualTo(10);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> log.append(Messages.of(11, "x")));
        log.close();
        assertThat(reopen(SELDOM).messages).hasSize(10);
        append(1, "x");
        assertThat(reopen(SELDOM).messages).hasSize(11);
    }

    @Test
    void disk_full_aPurgeMakesRoom() throws IOException {
        append(200, KILOBYTE);
        files.room = 0;

        log.appendFirst(150);
        log.commit();
        append(10, KILOBYTE);

        assertThat(reopen(SELDOM).messages).hasSize(61);
    }

    @Test
    void segmentSize_followsTheLimitOfTheStream() {
        assertThat(FileLog.segmentBytesFor(-1)).isEqualTo(8 * 1024 * 1024);
        assertThat(FileLog.segmentBytesFor(1L << 40)).isEqualTo(8 * 1024 * 1024);
        assertThat(FileLog.segmentBytesFor(4 * 1024 * 1024)).isEqualTo(1024 * 1024);
        assertThat(FileLog.segmentBytesFor(100)).isEqualTo(32 * 1024);
    }
}
