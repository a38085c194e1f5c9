package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.RecordedDisk.Unforced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the content of a disk after a power failure, as {@link RecordedDisk} computes it. */
class RecordedDiskTest {

    @TempDir
    private Path directory;

    private final RecordedDisk disk = new RecordedDisk();

    @Test
    void directoryOfAnEarlierName_inheritsNothingThatWasNotForced() throws IOException {
        Path stream = directory.resolve("recorded/stream");
        Files.createDirectories(directory.resolve("recorded"));
        disk.createDirectories(stream);
        disk.create(stream.resolve("old")).close();
        disk.move(stream, stream.resolveSibling("deleted"));
        disk.forceDirectory(directory.resolve("recorded"));
        disk.createDirectories(stream);
        disk.forceDirectory(directory.resolve("recorded"));
        disk.create(stream.resolve("new")).close();
        disk.forceDirectory(stream);

        assertThat(namesAfterPowerLoss()).containsExactly("deleted", "stream", "stream/new");
    }

    private Stream<String> namesAfterPowerLoss() throws IOException {
        Path lost = Files.createDirectories(directory.resolve("lost"));
        disk.restore(disk.size(), Unforced.LOST, new Random(1), directory.resolve("recorded"), lost);
        try (Stream<Path> files = Files.walk(lost)) {
            return files
                    .filter(file -> !file.equals(lost))
                    .map(file -> lost.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
