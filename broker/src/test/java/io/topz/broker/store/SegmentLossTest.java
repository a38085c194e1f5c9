package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with segments that are deleted, emptied, truncated or foreign: losses are reported, and no sequence is used twice. */
class SegmentLossTest {

    private static final int MESSAGES = 100;

    @TempDir
    private Path directory;

    private FileLog log;

    @BeforeEach
    void fill() throws IOException {
        open();
        for (int sequence = 1; sequence <= MESSAGES; sequence++) {
            log.append(Messages.of(sequence, "x".repeat(100)));
            log.commit();
        }
    }

    private Replayed open() throws IOException {
        log = FileLog.open(new LogResources(StoreFiles.DISK), directory, SyncPolicy.ALWAYS, 2_000);
        return Replayed.of(log);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> aside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(CheckedFile::isAside)
                    .toList();
        }
    }

    /** Checks that every message exists or is reported as lost, and that the next sequence is above all of them. */
    private Replayed assertNothingLostInSilence() throws IOException {
        Replayed replayed = open();
        List<Long> unexplained = new ArrayList<>();
        for (long sequence = 1; sequence <= MESSAGES; sequence++) {
            if (!replayed.messages.containsKey(sequence) && !replayed.isLost(sequence)) {
                unexplained.add(sequence);
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(replayed.last).isGreaterThanOrEqualTo(MESSAGES);
        assertThat(replayed.messages).hasSizeLessThan(MESSAGES);
        log.append(Messages.of(replayed.last + 1, "next"));
        log.commit();
        log.close();
        assertThat(aside()).hasSize(1);
        Replayed again = open();
        assertThat(again.messages).hasSize(replayed.messages.size() + 1);
        assertThat(again.last).isEqualTo(replayed.last + 1);
        for (long sequence = 1; sequence <= MESSAGES; sequence++) {
            assertThat(again.isLost(sequence)).as("%d", sequence).isEqualTo(replayed.isLost(sequence));
        }
        assertThat(aside()).hasSize(1);
        return replayed;
    }

    private Path segment(String which) throws IOException {
        List<Path> all = segments();
        return switch (which) {
            case "first" -> all.get(0);
            case "middle" -> all.get(all.size() / 2);
            default -> all.get(all.size() - 1);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "middle", "last"})
    void segment_deleted_isReported(String which) throws IOException {
        Files.delete(segment(which));

        assertNothingLostInSilence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "middle", "last"})
    void segment_emptied_isReported(String which) throws IOException {
        Files.write(segment(which), new byte[0]);

        assertNothingLostInSilence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "middle", "last"})
    void segment_cutAfterACleanClose_isReportedExactly(String which) throws IOException {
        log.close();
        Path segment = segment(which);
        int record = Records.messageLength(Messages.of(1, "x".repeat(100)));
        cut(segment, Files.size(segment) - record);

        Replayed replayed = assertNothingLostInSilence();

        assertThat(replayed.messages).hasSize(MESSAGES - 1);
        assertThat(replayed.last).isEqualTo(MESSAGES);
    }

    @Test
    void segment_thatIsBack_isMissedNoLonger() throws IOException {
        log.close();
        Path segment = segment("middle");
        byte[] bytes = Files.readAllBytes(segment);
        Files.delete(segment);
        assertThat(open().lost).isNotEmpty();
        log.close();

        Files.write(segment, bytes);

        Replayed replayed = open();
        assertThat(replayed.messages).hasSize(MESSAGES);
        assertThat(replayed.lost).isEmpty();
        assertThat(directory.resolve("lost")).doesNotExist();
    }

    @Test
    void lostMessages_areForgottenWhenTheStreamBeginsBehindThem() throws IOException {
        Files.delete(segment("middle"));
        open();
        log.appendFirst(MESSAGES + 1L);
        log.commit();

        assertThat(open().lost).isEmpty();
        assertThat(directory.resolve("lost")).doesNotExist();
    }

    @Test
    void allSegments_deleted_areReported() throws IOException {
        log.close();
        for (Path segment : segments()) {
            Files.delete(segment);
        }

        Replayed replayed = open();

        assertThat(replayed.isLost(1)).isTrue();
        assertThat(replayed.last).isEqualTo(MESSAGES);
    }

    @Test
    void process_killed_leavesNoGap() throws IOException {
        log.discard();

        Replayed replayed = open();

        assertThat(replayed.messages).hasSize(MESSAGES);
        assertThat(replayed.last).isEqualTo(MESSAGES);
        assertThat(replayed.lost).isEmpty();
    }

    @Test
    void segments_whoseMessagesAreGone_areNotMissed() throws IOException {
        log.appendFirst(60);
        log.commit();
        log.discard();

        Replayed replayed = open();

        assertThat(replayed.messages).hasSize(41);
        assertThat(replayed.lost).isEmpty();
        assertThat(aside()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647.log", "0900000000.log"})
    void file_thatIsNoSegmentOfThisLog_isPutAside(String name) throws IOException {
        Files.write(directory.resolve(name), new byte[100]);

        Replayed replayed = open();

        assertThat(replayed.messages).hasSize(MESSAGES);
        assertThat(aside()).containsExactly(name + ".damaged-1");
        log.append(Messages.of(MESSAGES + 1, "next"));
        log.commit();
        assertThat(open().messages).hasSize(MESSAGES + 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void file_ofThreeGigabytes_losesNothingElse(boolean ofZeros) throws IOException {
        Path last = segment("last");
        try (FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (ofZeros ? 0 : 1)}), 3L << 30);
        }

        Replayed replayed = open();

        assertThat(replayed.messages).hasSize(MESSAGES);
        assertThat(replayed.lost).hasSize(ofZeros ? 0 : 1);
        log.append(Messages.of(replayed.last + 1, "next"));
        log.commit();
        assertThat(open().messages).hasSize(MESSAGES + 1);
    }

    @Test
    void list_damaged_isWrittenAgain() throws IOException {
        Path list = directory.resolve("segments");
        byte[] bytes = Files.readAllBytes(list);
        bytes[3] ^= 1;
        Files.write(list, bytes);

        assertThat(open().messages).hasSize(MESSAGES);
        assertThat(aside()).containsExactly("segments.damaged-1");
        log.append(Messages.of(MESSAGES + 1, "next"));
        log.commit();
        assertThat(list).exists();
    }

    private static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
