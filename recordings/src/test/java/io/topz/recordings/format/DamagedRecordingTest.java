package io.topz.recordings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.json.DocumentJson.Layout;
import io.topz.recordings.Roundings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests recordings with flipped, missing, additional, removed or repeated bytes: all answers before the damage are read, no answer is read
 * that was not recorded, the damage is reported, and memory stays bounded. {@code -Dtopz.damages} is the number of damages of each kind,
 * {@code -Dtopz.seed} the seed.
 */
class DamagedRecordingTest {

    private static final int DAMAGES = Integer.getInteger("topz.damages", 100);
    private static final long SEED = Long.getLong("topz.seed", 1);
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Question CONNZ = new Question("n1", "/connz");
    private static final int ANSWERS = 60;
    private static final long MAX_ALLOCATED_BYTES = 64L << 20;

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final List<String> answers = new ArrayList<>();
    private Path file;
    private byte[] whole;

    /** The end of each block, including the signature, with the number of answers up to that position. */
    private final List<Integer> ends = new ArrayList<>();

    private final List<Integer> answersUpTo = new ArrayList<>();

    enum Damage {
        FLIP {
            @Override
            byte[] apply(byte[] whole, int at, Random random) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) (1 << random.nextInt(8));
                return damaged;
            }
        },
        CUT {
            @Override
            byte[] apply(byte[] whole, int at, Random random) {
                return Arrays.copyOf(whole, at);
            }
        },
        INSERT {
            @Override
            byte[] apply(byte[] whole, int at, Random random) {
                byte[] inserted = new byte[1 + random.nextInt(40)];
                random.nextBytes(inserted);
                return joined(Arrays.copyOf(whole, at), inserted, Arrays.copyOfRange(whole, at, whole.length));
            }
        },
        REMOVE {
            @Override
            byte[] apply(byte[] whole, int at, Random random) {
                int end = Math.min(whole.length, at + 1 + random.nextInt(40));
                return joined(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, end, whole.length));
            }
        },
        OVERWRITE {
            @Override
            byte[] apply(byte[] whole, int at, Random random) {
                byte[] damaged = whole.clone();
                for (int i = at; i < Math.min(whole.length, at + 40); i++) {
                    damaged[i] = (byte) 0xFF;
                }
                return damaged;
            }
        };

        abstract byte[] apply(byte[] whole, int at, Random random);

        private static byte[] joined(byte[]... parts) {
            byte[] joined =
                    new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, joined, at, part.length);
                at += part.length;
            }
            return joined;
        }
    }

    /** The answers that were read, in order, and whether the reader or an exception reported damage. */
    private record Contents(List<String> answers, boolean damageReported) {}

    @BeforeEach
    void record() throws IOException {
        file = directory.resolve("day.topz");
        BusyServer server = new BusyServer(5, 3);
        try (RecordingWriter writer = RecordingWriter.open(file, List.of("n1"))) {
            for (int second = 0; second < ANSWERS; second++) {
                byte[] json = DocumentJson.bytes(Roundings.of(server.next()), Layout.COMPACT);
                answers.add(new String(json, UTF_8));
                writer.add(START.plusSeconds(second), CONNZ, new Outcome.Answered(json, 0));
            }
        }
        whole = Files.readAllBytes(file);
        ends.add(FormatConstants.SIGNATURE.length);
        answersUpTo.add(0);
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (int block = 0; block < reader.blocks(); block++) {
                BlockHeader header = reader.header(block);
                ends.add(ends.get(block) + BlockHeader.BYTES + header.packed());
                answersUpTo.add((int) ((header.last() - START.toEpochMilli()) / 1000) + 1);
            }
        }
    }

    @Test
    void recording_withoutDamage_isRead() throws IOException {
        assertThat(ends).hasSizeGreaterThan(5).last().isEqualTo(whole.length);
        assertThat(read()).isEqualTo(new Contents(answers, false));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void damage_costsNothingBeforeIt_andIsReported(Damage damage) throws IOException {
        for (int round = 0; round < DAMAGES; round++) {
            int at = random.nextInt(whole.length);
            byte[] damaged = damage.apply(whole, at, random);
            Files.write(file, damaged);

            Contents contents = read();

            String what = "%s at %d of %d, seed %d".formatted(damage, at, whole.length, SEED);
            int intact = intactAnswers(at);
            assertThat(contents.answers()).as(what).hasSizeGreaterThanOrEqualTo(intact);
            assertThat(contents.answers().subList(0, intact)).as(what).isEqualTo(answers.subList(0, intact));
            assertThat(answers).as(what).containsAll(contents.answers());
            boolean isShorterRecording = damage == Damage.CUT && ends.contains(at);
            if (!contents.answers().equals(answers) && !isShorterRecording) {
                assertThat(contents.damageReported()).as(what).isTrue();
            }
        }
    }

    private int intactAnswers(int at) {
        int block = 0;
        while (block + 1 < ends.size() && ends.get(block + 1) <= at) {
            block++;
        }
        return answersUpTo.get(block);
    }

    /** Reads the whole file; fails if that takes more memory than justified or throws an unexpected exception. */
    private Contents read() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<String> read = new ArrayList<>();
        boolean damageReported;
        try (RecordingReader reader = RecordingReader.open(file)) {
            damageReported = !reader.remarks().isEmpty();
            RecordingCursor cursor = reader.cursor();
            while (cursor.hasNext()) {
                cursor.take();
                cursor.outcome(CONNZ).map(DamagedRecordingTest::json).ifPresent(read::add);
            }
            damageReported |= !reader.remarks().isEmpty();
        } catch (IOException reported) {
            assertThat(reported).hasMessageContaining("day.topz");
            damageReported = true;
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes that were allocated")
                .isLessThan(MAX_ALLOCATED_BYTES);
        return new Contents(read, damageReported);
    }

    private static String json(Outcome outcome) {
        return new String(((Outcome.Answered) outcome).json(), UTF_8);
    }
}
