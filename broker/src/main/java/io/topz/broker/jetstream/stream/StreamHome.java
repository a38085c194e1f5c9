package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.store.StoredStream;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.Directory;
import io.topz.broker.store.MemoryLog;
import io.topz.broker.store.MessageLog;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.json.RecordJson;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The location of a stream: a directory, or only memory. */
public final class StreamHome {

    /** A stream as its directory says. */
    public record Description(StreamConfig config, Instant created) {}

    /**
     * The position in one source.
     *
     * @param name of the source, with its filter and destination
     * @param taken the last sequence that was taken
     * @param origin when the stream that is the source was created
     */
    public record Source(
            @Nullable String name,
            @Nullable Long taken,
            @Nullable Instant origin) {}

    /** The positions in all sources as they were when {@code last} was the last message. */
    public record Sources(@Nullable Long last, @Nullable List<Source> sources) {}

    private static final Logger LOG = LoggerFactory.getLogger(StreamHome.class);

    private final @Nullable StreamDirectory directory;
    private @Nullable Directory retired;

    private StreamHome(@Nullable StreamDirectory directory) {
        this.directory = directory;
    }

    /** For a stream that ends with the process. */
    public static StreamHome inMemory() {
        return new StreamHome(null);
    }

    /** For a stream that outlives the process. */
    public static StreamHome in(StreamDirectory directory) {
        return new StreamHome(directory);
    }

    /** Where the stream is; null if in memory. */
    public @Nullable StreamDirectory directory() {
        return directory;
    }

    /** Makes the place of a new stream. */
    public void create(StreamConfig config, Instant created) throws IOException {
        if (directory != null) {
            try {
                directory.create(StoredStream.bytes(config, created));
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (IOException e) {
                undo();
                throw e;
            }
        }
    }

    /** Takes a stream out of the store whose creation has failed. */
    public void undo() {
        if (directory != null) {
            try {
                retire();
                delete(Runnable::run);
            } catch (IOException e) {
                LOG.warn("the partly created files of stream {} cannot be deleted", directory.name(), e);
            }
        }
    }

    /** Makes the place of a stream that is being restored, and none before that is complete. */
    void beginRestore() throws IOException {
        if (directory != null) {
            directory.beginRestore();
        }
    }

    /** Makes a stream of what was restored. */
    void completeRestore(StreamConfig config, Instant created) throws IOException {
        if (directory != null) {
            directory.completeRestore(StoredStream.bytes(config, created));
        }
    }

    /** What is written of a stream that is there already. */
    public static Description read(StreamDirectory directory) throws IOException {
        StoredStream stored = StoredStream.read(directory.readConfig());
        StreamConfig config = stored.streamConfig();
        Instant created = stored.created();
        if (config == null || created == null || !directory.isOf(config.name())) {
            throw new DamagedRecordException("its configuration is that of another stream");
        }
        return new Description(config, created);
    }

    /** Writes another configuration. */
    void save(StreamConfig config, Instant created) throws IOException {
        if (directory != null) {
            directory.writeConfig(StoredStream.bytes(config, created));
        }
    }

    /** How far the stream is in its sources, as far as that is written; null for nowhere. */
    @Nullable
    Sources positions() throws IOException {
        if (directory == null || !directory.sources().exists()) {
            return null;
        }
        try {
            return RecordJson.read(Sources.class, directory.sources().read());
        } catch (DamagedRecordException | MalformedJsonException damaged) {
            LOG.error(
                    "stream {}: the positions in its sources are lost and are taken from its messages; {} is put aside",
                    directory.name(),
                    directory.sources().quarantine());
            return null;
        }
    }

    /** Writes how far the stream is in its sources. */
    void save(Sources positions, boolean force) throws IOException {
        if (directory != null) {
            directory.sources().replace(RecordJson.bytes(positions), force);
        }
    }

    MessageLog openLog(StreamConfig config) throws IOException {
        if (directory == null) {
            return new MemoryLog();
        }
        return directory.openLog(config.maxBytes() == null ? -1 : config.maxBytes());
    }

    /** Finds out whether the disk can be written. */
    void probe() throws IOException {
        if (directory != null) {
            directory.probe();
        }
    }

    /** Takes the stream out of the store at once. */
    void retire() throws IOException {
        if (directory != null) {
            retired = directory.retire();
        }
    }

    /** Makes the deletion of a stream that was retired lasting, and has {@code writer} free the room of its files. */
    void delete(Executor writer) throws IOException {
        if (directory != null && retired != null) {
            retired.deleteLater(writer);
        }
    }
}
