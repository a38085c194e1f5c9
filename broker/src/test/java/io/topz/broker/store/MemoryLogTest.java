package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryLogTest {

    private static final int COUNT = 10_000;

    private final MemoryLog log = new MemoryLog();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void log_holdsWhatTheModelHolds(long seed) throws IOException {
        Random random = new Random(seed);
        LogModel model = new LogModel(MemoryLog::new, random, 300);
        for (int step = 0; step < 20_000; step++) {
            int kind = random.nextInt(20);
            if (kind < 9) {
                model.append();
            } else if (kind < 13) {
                model.remove();
            } else if (kind == 13 && random.nextInt(8) == 0) {
                model.first();
            } else {
                model.read();
            }
        }
        model.readAll();
    }

    @Test
    void memory_isFreedFromTheFront() {
        append();
        long full = log.sizeBytes();

        log.appendFirst(COUNT / 2);
        assertThat(log.sizeBytes()).isBetween(full / 3, 2 * full / 3);
        log.appendFirst(COUNT + 1);
        assertThat(log.sizeBytes()).isLessThanOrEqualTo(256 * 1024);
    }

    @Test
    void memory_isFreedFromTheMiddle() {
        List<Long> positions = append();
        long full = log.sizeBytes();

        for (int sequence = 1; sequence <= COUNT; sequence++) {
            if (sequence % 100 != 0) {
                log.appendRemoval(sequence, positions.get(sequence));
            }
        }

        assertThat(log.sizeBytes()).isLessThan(full / 3);
        for (int sequence = 100; sequence <= COUNT; sequence += 100) {
            assertThat(log.read(positions.get(sequence)).sequence()).isEqualTo(sequence);
        }
    }

    @Test
    void message_gone_cannotBeRead() {
        long position = log.append(Messages.of(1, "x"));
        log.appendRemoval(1, position);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> log.read(position));
    }

    private List<Long> append() {
        List<Long> positions = new ArrayList<>(List.of(-1L));
        for (int sequence = 1; sequence <= COUNT; sequence++) {
            positions.add(log.append(Messages.of(sequence, "p".repeat(128))));
        }
        return positions;
    }
}
