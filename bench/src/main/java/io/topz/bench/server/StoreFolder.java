package io.topz.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder for the streams of one server. It is deleted with its content when this is closed; the server must be stopped before. */
public final class StoreFolder implements AutoCloseable {

    private final Path folder;

    private StoreFolder(Path folder) {
        this.folder = folder;
    }

    /** Creates a folder in {@code parent}. */
    public static StoreFolder in(Path parent) throws IOException {
        return new StoreFolder(Files.createTempDirectory(parent, "bench-streams-"));
    }

    /** The same server with JetStream, and its streams in this folder. */
    public Contender streamsOf(Contender contender) {
        return contender.with("-js", "-sd", folder.toString());
    }

    /** The same server with NATS Streaming, and its channels in this folder. */
    public Contender channelsOf(Contender contender) {
        return contender.with("-st", "FILE", "-dir", folder.toString());
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
