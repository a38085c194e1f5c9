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
        /** Nothing, or what a creation has left that was interrupted. */
        FREE,
        /** A stream. */
        STREAM,
        /** A stream whose configuration is gone. */
        WITHOUT_CONFIGURATION,
        /** Something of another server. */
        FOREIGN
    }

    static final String CONFIG = "stream.json";

    private static final String SOURCES = "sources.json";
    private static final String CONFIG_COPY = "stream.json.copy";

    /** How the name begins of the directory of a stream that is being deleted. */
    static final String DELETED = ".deleted-";

    /** Marks the directory of a stream that is being restored and is none before it has a configuration. */
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

    /** The name of the stream; of one that was found by a name that is cut, that name until it is {@link #named}. */
    public String name() {
        return name;
    }

    /** Whether a stream of that name belongs here. */
    public boolean isOf(@Nullable String streamName) {
        return streamName != null && directory.fileName().equals(FileNames.encode(streamName));
    }

    /** The same directory with the whole name of the stream, as in its configuration. */
    public StreamDirectory named(String streamName) {
        return new StreamDirectory(directory, streamName);
    }

    public Path path() {
        return directory.path();
    }

    public CheckedFile config() {
        return directory.file(CONFIG);
    }

    /** How far the stream is in the streams that it gathers from. */
    public CheckedFile sources() {
        return directory.file(SOURCES);
    }

    /**
     * Makes the directory and writes the first configuration.
     *
     * @throws FileAlreadyExistsException when something is there already, ours or not
     */
    public void create(byte[] config) throws IOException {
        if (!isFree()) {
            throw new FileAlreadyExistsException(path().toString(), null, "there is something already");
        }
        directory.directory(CONSUMERS).create();
        writeConfig(config);
    }

    /** Replaces the configuration, and then its copy, which a failure may leave old. */
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
     * Reads the configuration. One that is damaged or missing is put aside and restored from its copy.
     *
     * @throws DamagedRecordException when the copy is damaged or missing, too
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

    /** Puts aside the configuration and its copy, which are damaged. */
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

    /** Finds out what the directory holds. */
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

    /** The same; of a directory that cannot be read now, that it is a stream. */
    public Kind kindOrStream() {
        try {
            return kind();
        } catch (IOException e) {
            return Kind.STREAM;
        }
    }

    /** The names of damaged files of the stream that were put aside and are still there. */
    public List<String> damaged() throws IOException {
        List<String> damaged = new ArrayList<>(directory.aside());
        damaged.addAll(directory.directory(MESSAGES).aside());
        return damaged;
    }

    /**
     * Makes the directory of a stream that is none yet: its messages and consumers come first, and {@link #completeRestore} makes it
     * one. What a crash leaves of it before is deleted at the next start.
     *
     * @throws FileAlreadyExistsException when something is there already, ours or not
     */
    public void beginRestore() throws IOException {
        if (!isFree()) {
            throw new FileAlreadyExistsException(path().toString(), null, "there is something already");
        }
        directory.directory(CONSUMERS).create();
        directory.file(RESTORING).replace(new byte[0], true);
    }

    /** Makes a stream of what was restored. */
    public void completeRestore(byte[] config) throws IOException {
        config().replace(config, true);
        directory.file(RESTORING).delete();
    }

    /** Whether a restore was interrupted before it was complete. */
    boolean isUnfinishedRestore() {
        return directory.file(RESTORING).exists() && !config().exists();
    }

    /** Whether nothing is there, or only what a creation has left that was interrupted. */
    boolean isFree() throws IOException {
        List<String> names = directory.names();
        return List.of(CONSUMERS, CONFIG + CheckedFile.TEMPORARY, Directory.PROBE)
                        .containsAll(names)
                && directory.directory(CONSUMERS).names().isEmpty();
    }

    /** Opens the messages; {@link MessageLog#replay} comes next. {@code maxBytes} is that of the stream, -1 without limit. */
    public MessageLog openLog(long maxBytes) throws IOException {
        return directory.directory(MESSAGES).openLog(FileLog.segmentBytesFor(maxBytes));
    }

    /** Where its consumers are. */
    public ConsumersDirectory consumers() {
        return new ConsumersDirectory(directory.directory(CONSUMERS));
    }

    /** Takes the stream out of the store at once, by another name, which is returned; {@link Directory#deleteLater} comes next. */
    public Directory retire() throws IOException {
        return directory.retire(DELETED);
    }

    /** Deletes a stream whose files are not open; {@code writer} frees their room. */
    public void delete(Executor writer) throws IOException {
        retire().deleteLater(writer);
    }

    public boolean exists() {
        return directory.exists();
    }

    /** Finds out whether there is room for a write, and whether it can be forced to the disk. */
    public void probe() throws IOException {
        directory.probe();
    }
}
