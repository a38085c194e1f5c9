package io.topz.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder for the streams of one server. It goes, with all that is in it, when this closes; stop the server before. */
public final class StoreFolder implements AutoCloseable {

    private final Path folder;

    private StoreFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes one in a folder. */
    public static StoreFolder in(Path parent) throws IOException {
        return new StoreFolder(Files.createTempDirectory(parent, "bench-streams-"));
    }

    /** The same server with JetStream, its streams kept here. */
    public Contender streamsOf(Contender contender) {
        return contender.with("-js", "-sd", folder.toString());
    }

    @Override
    public void close() {
        try {
            List<Path> all;
            try (Stream<Path> found = Files.walk(folder)) {
                all = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        } catch (IOException notDeleted) {
            throw new UncheckedIOException("%s could not be deleted".formatted(folder), notDeleted);
        }
    }
}
