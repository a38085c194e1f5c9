package io.topz.broker.jetstream.store;

import io.topz.broker.store.CheckedFile;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.Directory;
import io.topz.broker.store.FileLog;
import io.topz.broker.store.FileNames;
import io.topz.broker.store.MessageLog;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of one stream in a {@link JetStreamDirectory}: its configuration, its messages and its consumers. */
public final class StreamDirectory {

    /** The kind of an entry in the directory of a stream. */
    public enum Kind {
        /** Nothing, or the remains of an interrupted creation. */
        FREE,
        /** A stream. */
        STREAM,
        /** A stream whose configuration is missing. */
        WITHOUT_CONFIGURATION,
        /** Files of another server. */
        FOREIGN
    }

    static final String CONFIG = "stream.json";

    private static final String SOURCES = "sources.json";
    private static final String CONFIG_COPY = "stream.json.copy";

    /** The prefix of the directory of a stream that is being deleted. */
    static final String DELETED = ".deleted-";

    /** Marks the directory of a stream that is being restored. It is not a stream until it has a configuration. */
    static final String RESTORING = "restoring";

    private static final Logger LOG = LoggerFactory.getLogger(StreamDirectory.class);
    private static final String MESSAGES = "messages";
    private static final String CONSUMERS = "consumers";

    private final Directory directory;
    private final String name;

    StreamDirectory(Directory directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /** The name of the stream. For a directory with a truncated name, the truncated name until {@link #named} is called. */
    public String name() {
        return name;
    }

    /** Whether this is the directory of a stream with that name. */
    public boolean isOf(@Nullable String streamName) {
        return streamName != null && directory.fileName().equals(FileNames.encode(streamName));
    }

    /** The same directory with the full name of the stream, taken from its configuration. */
    public StreamDirectory named(String streamName) {
        return new StreamDirectory(directory, streamName);
    }

    public Path path() {
        return directory.path();
    }

    public CheckedFile config() {
        return directory.file(CONFIG);
    }

    /** The file with the positions in the sources. */
    public CheckedFile sources() {
        return directory.file(SOURCES);
    }

    /**
     * Creates the directory and writes the first configuration.
     *
     * @throws FileAlreadyExistsException if there is already something, ours or not
     */
    public void create(byte[] config) throws IOException {
        if (!isFree()) {
            throw new FileAlreadyExistsException(path().toString(), null, "there is something already");
        }
        directory.directory(CONSUMERS).create();
        writeConfig(config);
    }

    /** Replaces the configuration, then its copy. If the second step fails, the copy stays old. */
    public void writeConfig(byte[] config) throws IOException {
        config().replace(config, true);
        writeCopy(config);
    }

    private void writeCopy(byte[] config) {
        try {
            copyOfConfig().replace(config, false);
        } catch (IOException e) {
            LOG.warn("the copy of the configuration of stream {} cannot be written", name, e);
        }
    }

    /**
     * Reads the configuration. A damaged or missing one is put aside and restored from its copy.
     *
     * @throws DamagedRecordException if the copy is damaged or missing, too
     */
    public byte[] readConfig() throws IOException {
        byte[] config;
        try {
            config = config().read();
        } catch (NoSuchFileException | DamagedRecordException e) {
            config = restoredConfig(e);
        }
        if (!copyOfConfig().holds(config)) {
            writeCopy(config);
        }
        return config;
    }

    private byte[] restoredConfig(IOException why) throws IOException {
        byte[] copy;
        try {
            copy = copyOfConfig().read();
        } catch (NoSuchFileException | DamagedRecordException e) {
            why.addSuppressed(e);
            throw new DamagedRecordException("its configuration and the copy of it are damaged or missing");
        }
        if (config().exists()) {
            config().quarantine();
        } else {
            config().noteMissing();
        }
        config().replace(copy, true);
        LOG.error("the configuration of stream {} was damaged or missing, and is restored from its copy", name);
        return copy;
    }

    /** Puts the damaged configuration and its damaged copy aside. */
    public void putConfigAside() throws IOException {
        for (CheckedFile file : List.of(config(), copyOfConfig())) {
            if (file.exists()) {
                file.quarantine();
            }
        }
    }

    private CheckedFile copyOfConfig() {
        return directory.file(CONFIG_COPY);
    }

    /** Determines what the directory holds. */
    public Kind kind() throws IOException {
        List<String> names = directory.names();
        if (names.contains(CONFIG) || names.contains(CONFIG_COPY)) {
            return Kind.STREAM;
        }
        if (isFree()) {
            return Kind.FREE;
        }
        boolean ours = names.contains(MESSAGES) || names.stream().anyMatch(name -> name.startsWith(CONFIG));
        return ours ? Kind.WITHOUT_CONFIGURATION : Kind.FOREIGN;
    }

    /** As {@link #kind}, but a directory that cannot be read now counts as a stream. */
    public Kind kindOrStream() {
        try {
            return kind();
        } catch (IOException e) {
            return Kind.STREAM;
        }
    }

    /** The names of damaged files of the stream that were put aside and still exist. */
    public List<String> damaged() throws IOException {
        List<String> damaged = new ArrayList<>(directory.aside());
        damaged.addAll(directory.directory(MESSAGES).aside());
        return damaged;
    }

    /**
     * Creates the directory of a stream to be restored. Its messages and consumers are written first, and {@link #completeRestore} turns it
     * into a stream. What a crash leaves before that is deleted at the next start.
     *
     * @throws FileAlreadyExistsException if there is already something, ours or not
     */
    public void beginRestore() throws IOException {
        if (!isFree()) {
            throw new FileAlreadyExistsException(path().toString(), null, "there is something already");
        }
        directory.directory(CONSUMERS).create();
        directory.file(RESTORING).replace(new byte[0], true);
    }

    /** Turns the restored directory into a stream. */
    public void completeRestore(byte[] config) throws IOException {
        config().replace(config, true);
        directory.file(RESTORING).delete();
    }

    /** Whether a restore was interrupted before it was complete. */
    boolean isUnfinishedRestore() {
        return directory.file(RESTORING).exists() && !config().exists();
    }

    /** Whether there is nothing, or only the remains of an interrupted creation. */
    boolean isFree() throws IOException {
        List<String> names = directory.names();
        return List.of(CONSUMERS, CONFIG + CheckedFile.TEMPORARY, Directory.PROBE)
                        .containsAll(names)
                && directory.directory(CONSUMERS).names().isEmpty();
    }

    /**
     * Opens the messages; {@link MessageLog#replay} must be called next. {@code maxBytes} is the limit of the stream, -1 if it has none.
     */
    public MessageLog openLog(long maxBytes) throws IOException {
        return directory.directory(MESSAGES).openLog(FileLog.segmentBytesFor(maxBytes));
    }

    /** The directory of its consumers. */
    public ConsumersDirectory consumers() {
        return new ConsumersDirectory(directory.directory(CONSUMERS));
    }

    /**
     * Removes the stream from the store by renaming its directory, which is returned; {@link Directory#deleteLater} must be called next.
     */
    public Directory retire() throws IOException {
        return directory.retire(DELETED);
    }

    /** Deletes a stream whose files are not open; {@code writer} deletes the files. */
    public void delete(Executor writer) throws IOException {
        retire().deleteLater(writer);
    }

    public boolean exists() {
        return directory.exists();
    }

    /** Checks that a write succeeds and can be forced to the disk. */
    public void probe() throws IOException {
        directory.probe();
    }
}
