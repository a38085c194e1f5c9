package io.topz.broker.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The store directory of a broker, which has it for itself until it is closed. What is not ours in it is left alone.
 *
 * <pre>
 *  STORE_DIR/jetstream/topz.lock
 *                      ACCOUNT/streams/STREAM/stream.json
 *                                             messages/0000000001.log ...
 *                                             consumers/CONSUMER.json
 *                                                       CONSUMER.state
 * </pre>
 */
public final class StoreDirectory implements AutoCloseable {

    private static final String LOCK = "topz.lock";
    private static final String STREAMS = "streams";
    private static final Set<OpenOption> LOCKED =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path root;
    private final FileChannel lock;
    private final LogResources resources;
    private final SyncPolicy policy;

    private StoreDirectory(Path root, FileChannel lock, LogResources resources, SyncPolicy policy) {
        this.root = root;
        this.lock = lock;
        this.resources = resources;
        this.policy = policy;
    }

    /**
     * Opens the store below {@code storeDir}, which is made if it is not there.
     *
     * @throws StoreInUseException when somebody else has it
     */
    public static StoreDirectory open(Path storeDir, SyncPolicy policy, StoreFiles files) throws IOException {
        Path root = storeDir.toAbsolutePath().resolve("jetstream");
        LogResources resources = new LogResources(files);
        resources.createDirectories(root);
        OwnerOnly.close(root);
        FileChannel lock = FileChannel.open(root.resolve(LOCK), LOCKED, OwnerOnly.file());
        try {
            if (tryLock(lock) == null) {
                throw new StoreInUseException(storeDir);
            }
            StoreDirectory store = new StoreDirectory(root, lock, resources, policy);
            store.finishDeletions();
            return store;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The directories of an account that are streams, whole or damaged, or that cannot be read now. */
    public List<StreamDirectory> streams(String account) throws IOException {
        List<StreamDirectory> streams = new ArrayList<>();
        for (Path directory : directories(streamsOf(account))) {
            StreamDirectory stream = streamIn(directory);
            if (stream != null) {
                switch (stream.kindOrStream()) {
                    case STREAM, WITHOUT_CONFIGURATION -> streams.add(stream);
                    default -> {}
                }
            }
        }
        return streams;
    }

    /** Directories that stand where streams do and are none: those of another server, or without a configuration of ours. */
    public List<Path> leftAlone() throws IOException {
        List<Path> others = new ArrayList<>();
        for (Path directory : allStreamDirectories()) {
            StreamDirectory stream = streamIn(directory);
            if (stream == null || stream.kindOrStream() == StreamDirectory.Kind.FOREIGN) {
                others.add(directory);
            }
        }
        return others;
    }

    private void finishDeletions() throws IOException {
        for (Path directory : allStreamDirectories()) {
            StreamDirectory stream = streamIn(directory);
            if (fileName(directory).startsWith(StreamDirectory.DELETED)) {
                StreamDirectory.deleteTree(directory);
            } else if (stream != null && stream.isUnfinishedRestore()) {
                stream.delete(Runnable::run);
            }
        }
    }

    /** The stream that a directory is by its name; null when it is none of ours. */
    private @Nullable StreamDirectory streamIn(Path directory) {
        String fileName = fileName(directory);
        String name = FileNames.isCut(fileName) ? fileName : FileNames.decode(fileName);
        return name == null ? null : new StreamDirectory(resources, policy, directory, name);
    }

    private List<Path> allStreamDirectories() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path account : directories(root)) {
            all.addAll(directories(account.resolve(STREAMS)));
        }
        return all;
    }

    /** The place of a stream, whether it is there or not. */
    public StreamDirectory stream(String account, String name) {
        return new StreamDirectory(resources, policy, streamsOf(account).resolve(FileNames.encode(name)), name);
    }

    private Path streamsOf(String account) {
        return root.resolve(FileNames.encode(account)).resolve(STREAMS);
    }

    private List<Path> directories(Path parent) throws IOException {
        return resources.files.list(parent).stream()
                .map(parent::resolve)
                .filter(path -> Files.isDirectory(path))
                .toList();
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Where everything is. */
    public Path path() {
        return root;
    }

    /** Lets others have the directory. The logs must be closed. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
