package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.topz.broker.subject.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests with files whose content is not what was written. */
class FileLogDamageTest {

    private static final Path DIRECTORY = Path.of("/store/messages");
    private static final Path FIRST_SEGMENT = DIRECTORY.resolve("0000000001.log");
    private static final int SEGMENT_BYTES = 600;

    private final Random random = new Random(5);
    private final FaultyFiles files = new FaultyFiles(random);
    private final long[] positions = new long[100];
    private SyncPolicy policy = SyncPolicy.every(Duration.ofMinutes(2));
    private MessageLog log;

    @BeforeEach
    void open() throws IOException {
        log = openLog(1_000_000);
        log.replay(new Replayed());
    }

    private Replayed openWith(int segmentBytes) throws IOException {
        log = openLog(segmentBytes);
        return Replayed.of(log);
    }

    private MessageLog openLog(int segmentBytes) throws IOException {
        return FileLog.open(new LogResources(files), DIRECTORY, policy, segmentBytes);
    }

    private Replayed reopen() throws IOException {
        return openWith(SEGMENT_BYTES);
    }

    private void append(StreamMessage message) throws IOException {
        positions[(int) message.sequence()] = log.append(message);
        log.commit();
    }

    private void remove(long sequence) throws IOException {
        log.appendRemoval(sequence, positions[(int) sequence]);
        log.commit();
    }

    @Test
    void file_cutAtEveryByte_holdsTheWholeRecordsBefore() throws IOException {
        TreeMap<Integer, Integer> messagesBySize = new TreeMap<>(Map.of(0, 0));
        for (int sequence = 1; sequence <= 6; sequence++) {
            append(Messages.of(sequence, "payload " + sequence));
            messagesBySize.put(files.content(FIRST_SEGMENT).length, sequence);
        }
        byte[] whole = files.content(FIRST_SEGMENT);
        for (int size = Records.STATE_LENGTH; size <= whole.length; size++) {
            files.replace(FIRST_SEGMENT, Arrays.copyOf(whole, size));
            int expected = messagesBySize.floorEntry(size).getValue();

            Replayed replayed = reopen();

            assertThat(replayed.messages).as("cut at %d", size).hasSize(expected);
            assertThat(replayed.lost).as("cut at %d", size).isEmpty();
            append(Messages.of(expected + 1, "the next one"));
            assertThat(reopen().messages).as("cut at %d", size).hasSize(expected + 1);
        }
    }

    @Test
    void bit_flippedAnywhere_losesThatMessageOnly_andTellsIt() throws IOException {
        reopen();
        TreeMap<Long, StreamMessage> expected = new TreeMap<>();
        for (long sequence = 1; sequence <= 25; sequence++) {
            StreamMessage message = Messages.random(sequence, random, 60);
            append(message);
            expected.put(sequence, message);
        }
        for (long sequence : List.of(3L, 9L, 10L, 20L)) {
            remove(sequence);
            expected.remove(sequence);
        }
        log.close();
        Map<Path, byte[]> intact = new TreeMap<>();
        files.all().forEach(path -> intact.put(path, files.content(path)));
        assertThat(intact).hasSize(4);
        for (Path path : intact.keySet()) {
            for (int offset = 0; offset < intact.get(path).length; offset++) {
                files.all().forEach(files::delete);
                intact.forEach(files::replace);
                files.damage(path, offset, 1 << random.nextInt(8));
                assertLosesAtMostOne(expected, path + " at " + offset);
            }
        }
    }

    private void assertLosesAtMostOne(Map<Long, StreamMessage> expected, String where) throws IOException {
        Replayed replayed = reopen();
        long missing = 0;
        for (Map.Entry<Long, StreamMessage> each : expected.entrySet()) {
            StreamMessage message = replayed.messages.get(each.getKey());
            if (message == null) {
                assertThat(replayed.isLost(each.getKey())).as(where).isTrue();
                missing++;
            } else {
                Messages.assertSame(message, each.getValue());
                Messages.assertSame(log.read(replayed.position(each.getKey())), each.getValue());
            }
        }
        assertThat(missing).as(where).isLessThanOrEqualTo(1);
        long back = replayed.messages.size() - (expected.size() - missing);
        assertThat(back).as(where).isBetween(0L, 1L);
        assertThat(replayed.lost.size()).as(where).isGreaterThanOrEqualTo((int) (missing + back));
        assertThat(replayed.last).as(where).isGreaterThanOrEqualTo(25);
        StreamMessage next = Messages.of(replayed.last + 1, "next");
        append(next);
        Replayed again = reopen();
        assertThat(again.messages).as(where).hasSize(replayed.messages.size() + 1);
        assertThat(again.isLost(next.sequence())).as(where).isFalse();
    }

    @Test
    void bit_flippedWhileOpen_isNoticedAtRead() throws IOException {
        StreamMessage first = Messages.of(1, "a".repeat(300_000));
        append(first);
        append(Messages.of(2, "b".repeat(300_000)));
        append(Messages.of(3, "c".repeat(300_000)));
        files.damage(FIRST_SEGMENT, 400_000, 4);

        assertThatExceptionOfType(DamagedRecordException.class).isThrownBy(() -> log.read(positions[2]));
        Messages.assertSame(log.read(positions[1]), first);
    }

    @Test
    void file_thatEndsWithZeros_isCut() throws IOException {
        append(Messages.of(1, "one"));
        byte[] whole = files.content(FIRST_SEGMENT);
        for (int zeros : new int[] {8, 100, 5000}) {
            files.replace(FIRST_SEGMENT, Arrays.copyOf(whole, whole.length + zeros));
            Replayed replayed = openWith(100_000);
            assertThat(replayed.messages).containsOnlyKeys(1L);
            assertThat(replayed.lost).isEmpty();
            assertThat(files.content(FIRST_SEGMENT)).isEqualTo(whole);
        }
    }

    @Test
    void severalRecords_damagedAtTheEnd_areAllCounted() throws IOException {
        for (int sequence = 1; sequence <= 5; sequence++) {
            append(Messages.of(sequence, "x".repeat(50)));
        }
        int record = (files.content(FIRST_SEGMENT).length - Records.STATE_LENGTH) / 5;
        for (int sequence = 3; sequence <= 5; sequence++) {
            files.damage(FIRST_SEGMENT, Records.STATE_LENGTH + sequence * record - 20, 1);
        }

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).containsOnlyKeys(1L, 2L);
        assertThat(replayed.lost).containsExactly(new Replayed.Lost(3, 5, 3L * record));
        append(Messages.of(6, "next"));
        assertThat(openWith(100_000).lost).containsExactly(new Replayed.Lost(3, 5, 3L * record));
    }

    /** Appends a message, then in one commit another one that fills sectors and the removal of the first. */
    private int appendReplacement() throws IOException {
        append(Messages.of(1, "old"));
        int end = files.content(FIRST_SEGMENT).length;
        log.append(Messages.of(2, "x".repeat(2000)));
        log.appendRemoval(1, positions[1]);
        log.commit();
        return end;
    }

    private void eraseSector(int end) {
        byte[] torn = files.content(FIRST_SEGMENT);
        Arrays.fill(torn, 512, end, (byte) 0);
        files.replace(FIRST_SEGMENT, torn);
    }

    @Test
    void lastCommit_ofWhichASectorWasNotWritten_isCut() throws IOException {
        int end = appendReplacement();
        eraseSector(1024);

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).containsOnlyKeys(1L);
        assertThat(replayed.lost).isEmpty();
        assertThat(files.content(FIRST_SEGMENT)).hasSize(end);
        append(Messages.of(2, "new"));
        assertThat(openWith(100_000).messages).containsOnlyKeys(1L, 2L);
    }

    @Test
    void lastRecord_ofWhichTheFirstSectorWasNotWritten_isCut() throws IOException {
        append(Messages.of(1, "one"));
        int end = files.content(FIRST_SEGMENT).length;
        append(Messages.of(2, "x".repeat(600)));
        byte[] torn = files.content(FIRST_SEGMENT);
        Arrays.fill(torn, end, 512, (byte) 0);
        files.replace(FIRST_SEGMENT, torn);

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).containsOnlyKeys(1L);
        assertThat(replayed.lost).isEmpty();
    }

    @Test
    void lastCommit_withDamageThatIsNoUnwrittenSector_isLost() throws IOException {
        appendReplacement();
        eraseSector(1000);

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).isEmpty();
        assertThat(replayed.isLost(2)).isTrue();
    }

    @Test
    void earlierCommit_withASectorOfZeros_isLost() throws IOException {
        appendReplacement();
        append(Messages.of(3, "later"));
        eraseSector(1024);

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).containsOnlyKeys(3L);
        assertThat(replayed.isLost(2)).isTrue();
    }

    @Test
    void lastRecord_damagedBeforeTheRoomAhead_isTold() throws IOException {
        policy = SyncPolicy.ALWAYS;
        openWith(100_000);
        append(Messages.of(1, "one"));
        append(Messages.of(2, "two"));
        int end = Math.toIntExact(log.sizeBytes());
        assertThat(files.content(FIRST_SEGMENT).length).isGreaterThan(end + 10_000);
        assertThat(openWith(100_000).messages).hasSize(2);
        append(Messages.of(3, "three"));
        int length = Math.toIntExact(log.sizeBytes()) - end;
        files.damage(FIRST_SEGMENT, end + length - 6, 1);

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).hasSize(2);
        assertThat(replayed.lost).containsExactly(new Replayed.Lost(3, 3, length));
        append(Messages.of(4, "four"));
        assertThat(openWith(100_000).messages).containsOnlyKeys(1L, 2L, 4L);
    }

    @Test
    void segment_storedAsAMessage_isNotTakenForRecords() throws IOException {
        append(Messages.of(1, "one"));
        append(Messages.of(2, "two"));
        byte[] copy = files.content(FIRST_SEGMENT);
        append(new StreamMessage(3, 3, ByteString.of("backup"), copy, 0));
        append(Messages.of(4, "four"));
        files.damage(FIRST_SEGMENT, copy.length + 6, 1);

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).containsOnlyKeys(1L, 2L, 4L);
        assertThat(replayed.lost).hasSize(1).first().satisfies(lost -> {
            assertThat(lost.from()).isEqualTo(3);
            assertThat(lost.to()).isEqualTo(3);
        });
    }

    @Test
    void removedMessage_damaged_isNotMissed() throws IOException {
        append(Messages.of(1, "one"));
        append(Messages.of(2, "two"));
        append(Messages.of(3, "three"));
        remove(2);
        files.damage(FIRST_SEGMENT, files.content(FIRST_SEGMENT).length / 2, 1);

        Replayed replayed = openWith(100_000);

        assertThat(replayed.messages).containsOnlyKeys(1L, 3L);
        assertThat(replayed.lost).isEmpty();
    }
}
