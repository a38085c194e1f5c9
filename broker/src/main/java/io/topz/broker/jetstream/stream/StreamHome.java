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

/** The location of a stream: a directory or memory. */
public final class StreamHome {

    /** The configuration and creation time that a directory holds. */
    public record Description(StreamConfig config, Instant created) {}

    /**
     * The position in one source.
     *
     * @param name the source with its filter and destination
     * @param taken the last sequence taken
     * @param origin the creation time of the source stream
     */
    public record Source(
            @Nullable String name,
            @Nullable Long taken,
            @Nullable Instant origin) {}

    /** The positions in all sources at the time when {@code last} was the last message. */
    public record Sources(@Nullable Long last, @Nullable List<Source> sources) {}

    private static final Logger LOG = LoggerFactory.getLogger(StreamHome.class);

    private final @Nullable StreamDirectory directory;
    private @Nullable Directory retired;

    private StreamHome(@Nullable StreamDirectory directory) {
        this.directory = directory;
    }

    /** The location of a stream in memory. */
    public static StreamHome inMemory() {
        return new StreamHome(null);
    }

    /** The location of a stream on disk. */
    public static StreamHome in(StreamDirectory directory) {
        return new StreamHome(directory);
    }

    /** The directory; null for a stream in memory. */
    public @Nullable StreamDirectory directory() {
        return directory;
    }

    /** Creates the directory of a new stream. */
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

    /** Removes a stream whose creation failed. */
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

    /** Creates the directory of a stream that is being restored. It does not count as a stream before {@link #completeRestore}. */
    void beginRestore() throws IOException {
        if (directory != null) {
            directory.beginRestore();
        }
    }

    /** Turns the restored directory into that of a stream. */
    void completeRestore(StreamConfig config, Instant created) throws IOException {
        if (directory != null) {
            directory.completeRestore(StoredStream.bytes(config, created));
        }
    }

    /** Reads the description of an existing stream. */
    public static Description read(StreamDirectory directory) throws IOException {
        StoredStream stored = StoredStream.read(directory.readConfig());
        StreamConfig config = stored.streamConfig();
        Instant created = stored.created();
        if (config == null || created == null || !directory.isOf(config.name())) {
            throw new DamagedRecordException("its configuration is that of another stream");
        }
        return new Description(config, created);
    }

    /** Writes a new configuration. */
    void save(StreamConfig config, Instant created) throws IOException {
        if (directory != null) {
            directory.writeConfig(StoredStream.bytes(config, created));
        }
    }

    /** The positions in the sources as last written; null if there are none. */
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

    /** Writes the positions in the sources. */
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

    /** Checks whether the disk can be written. */
    void probe() throws IOException {
        if (directory != null) {
            directory.probe();
        }
    }

    /** Removes the stream from the store by a rename. */
    void retire() throws IOException {
        if (directory != null) {
            retired = directory.retire();
        }
    }

    /** Makes the removal of a retired stream durable; {@code writer} deletes its files. */
    void delete(Executor writer) throws IOException {
        if (directory != null && retired != null) {
            retired.deleteLater(writer);
        }
    }
}
