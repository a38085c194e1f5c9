package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of one stream in a {@link StoreDirectory}: its configuration, its messages and its consumers. */
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
    private static final String PROBE = "probe" + Compactor.TEMPORARY;
    private static final int PROBE_BYTES = 64 * 1024;
    private static final String MESSAGES = "messages";
    private static final String CONSUMERS = "consumers";

    private final LogResources resources;
    private final SyncPolicy policy;
    private final Path path;
    private final String name;

    StreamDirectory(LogResources resources, SyncPolicy policy, Path path, String name) {
        this.resources = resources;
        this.policy = policy;
        this.path = path;
        this.name = name;
    }

    /** The name of the stream; of one that was found by a name that is cut, that name until it is {@link #named}. */
    public String name() {
        return name;
    }

    /** Whether a stream of that name belongs here. */
    public boolean isOf(@Nullable String streamName) {
        return streamName != null && path.endsWith(FileNames.encode(streamName));
    }

    /** The same directory with the whole name of the stream, as in its configuration. */
    public StreamDirectory named(String streamName) {
        return new StreamDirectory(resources, policy, path, streamName);
    }

    public Path path() {
        return path;
    }

    public CheckedFile config() {
        return file(path.resolve(CONFIG));
    }

    /** How far the stream is in the streams that it gathers from. */
    public CheckedFile sources() {
        return file(path.resolve(SOURCES));
    }

    /**
     * Makes the directory and writes the first configuration.
     *
     * @throws FileAlreadyExistsException when something is there already, ours or not
     */
    public void create(byte[] config) throws IOException {
        if (!isFree()) {
            throw new FileAlreadyExistsException(path.toString(), null, "there is something already");
        }
        resources.createDirectories(path.resolve(CONSUMERS));
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
        return file(path.resolve(CONFIG_COPY));
    }

    /** Finds out what the directory holds. */
    public Kind kind() throws IOException {
        List<String> names = resources.files.list(path);
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
        List<String> damaged = new ArrayList<>();
        for (Path directory : List.of(path, path.resolve(MESSAGES))) {
            resources.files.list(directory).stream()
                    .filter(CheckedFile::isAside)
                    .forEach(damaged::add);
        }
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
            throw new FileAlreadyExistsException(path.toString(), null, "there is something already");
        }
        resources.createDirectories(path.resolve(CONSUMERS));
        file(path.resolve(RESTORING)).replace(new byte[0], true);
    }

    /** Makes a stream of what was restored. */
    public void completeRestore(byte[] config) throws IOException {
        config().replace(config, true);
        file(path.resolve(RESTORING)).delete();
    }

    /** Whether a restore was interrupted before it was complete. */
    boolean isUnfinishedRestore() {
        return resources.files.exists(path.resolve(RESTORING)) && !config().exists();
    }

    /** Whether nothing is there, or only what a creation has left that was interrupted. */
    boolean isFree() throws IOException {
        List<String> names = resources.files.list(path);
        return List.of(CONSUMERS, CONFIG + Compactor.TEMPORARY, PROBE).containsAll(names)
                && resources.files.list(path.resolve(CONSUMERS)).isEmpty();
    }

    /** Opens the messages; {@link MessageLog#replay} comes next. {@code maxBytes} is that of the stream, -1 without limit. */
    public MessageLog openLog(long maxBytes) throws IOException {
        return FileLog.open(resources, path.resolve(MESSAGES), policy, FileLog.segmentBytesFor(maxBytes));
    }

    /** Where its consumers are. */
    public ConsumersDirectory consumers() {
        return new ConsumersDirectory(resources, policy, path.resolve(CONSUMERS));
    }

    private CheckedFile file(Path file) {
        return new CheckedFile(resources.files, file);
    }

    /**
     * Takes the stream out of the store at once, by another name; {@link #deleteRetired} comes next, once its files are closed.
     * Returns the name.
     */
    public Path retire() throws IOException {
        int number = 1;
        while (resources.files.exists(path.resolveSibling(DELETED + number))) {
            number++;
        }
        Path retired = path.resolveSibling(DELETED + number);
        resources.files.move(path, retired);
        return retired;
    }

    /** Deletes a stream whose files are not open; {@code writer} frees their room. */
    public void delete(Executor writer) throws IOException {
        deleteRetired(retire(), writer);
    }

    public boolean exists() {
        return resources.files.exists(path);
    }

    /**
     * Makes the deletion of a retired stream lasting; {@code writer} frees the room of its files, which takes long when they are many.
     * What cannot be freed now is freed at the next start.
     */
    public void deleteRetired(Path retired, Executor writer) throws IOException {
        Path parent = retired.getParent();
        if (parent != null) {
            resources.files.forceDirectory(parent);
        }
        writer.execute(() -> deleteTree(retired));
    }

    /** Finds out whether there is room for a write, and whether it can be forced to the disk. */
    public void probe() throws IOException {
        Path file = path.resolve(PROBE);
        try {
            try (StoreFiles.OpenFile probe = resources.files.create(file)) {
                probe.writeFully(new byte[PROBE_BYTES], 0, PROBE_BYTES, 0);
                probe.force();
            }
        } finally {
            resources.files.delete(file);
        }
    }

    static void deleteTree(Path directory) {
        try {
            delete(directory);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted now; the next start retries it", directory, e);
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
