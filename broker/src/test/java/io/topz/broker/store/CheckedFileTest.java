package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedFileTest {

    private static final Path PATH = Path.of("/store/stream.json");
    private static final byte[] OLD = "{\"name\":\"old\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "{\"name\":\"a longer new one\"}".getBytes(StandardCharsets.UTF_8);

    private final FaultyFiles files = new FaultyFiles(new Random(1));
    private final CheckedFile file = new CheckedFile(files, PATH);

    @Test
    void file_absent_isTold() {
        assertThat(file.exists()).isFalse();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(file::read);
    }

    @Test
    void content_isReadBack() throws IOException {
        file.replace(OLD, true);
        assertThat(file.read()).isEqualTo(OLD);
        file.replace(NEW, false);
        assertThat(file.read()).isEqualTo(NEW);
        file.replace(new byte[0], false);
        assertThat(file.read()).isEmpty();
        assertThat(files.all()).containsExactly(PATH);
    }

    @Test
    void bit_flippedAnywhere_isNoticed() throws IOException {
        file.replace(OLD, true);
        int length = files.content(PATH).length;
        for (int bit = 0; bit < 8 * length; bit++) {
            files.damage(PATH, bit / 8, 1 << (bit % 8));
            assertThatExceptionOfType(DamagedRecordException.class).isThrownBy(file::read);
            files.damage(PATH, bit / 8, 1 << (bit % 8));
        }
        assertThat(file.read()).isEqualTo(OLD);
    }

    @Test
    void file_cutAnywhere_isNoticed() throws IOException {
        file.replace(OLD, true);
        byte[] whole = files.content(PATH);
        for (int length = 0; length < whole.length; length++) {
            files.replace(PATH, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(DamagedRecordException.class).isThrownBy(file::read);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 30})
    void disk_full_leavesTheOldContent(int room) throws IOException {
        file.replace(OLD, true);
        files.room = room;

        assertThatIOException().isThrownBy(() -> file.replace(NEW, true));

        assertThat(file.read()).isEqualTo(OLD);
        assertThat(files.all()).containsExactly(PATH);
    }

    @Test
    void power_failing_leavesTheOldContentOrTheNew() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            FaultyFiles failing = new FaultyFiles(new Random(seed));
            CheckedFile checked = new CheckedFile(failing, PATH);
            checked.replace(OLD, true);
            failing.forces = 0;
            assertThatIOException().isThrownBy(() -> checked.replace(NEW, true));
            failing.losePower();
            assertThat(checked.read()).isEqualTo(OLD);

            failing.forces = -1;
            checked.replace(NEW, true);
            failing.losePower();
            assertThat(checked.read()).isEqualTo(NEW);
        }
    }

    @Test
    void quarantine_takesAFreeName() throws IOException {
        file.replace(OLD, true);
        Path first = file.quarantine();
        file.replace(NEW, true);
        Path second = file.quarantine();

        assertThat(file.exists()).isFalse();
        assertThat(first).isNotEqualTo(second);
        assertThat(files.all()).containsExactlyInAnyOrder(first, second);
    }
}
