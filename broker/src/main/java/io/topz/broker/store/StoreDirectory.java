package io.topz.broker.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The store directory of a service, locked until it is closed.
 *
 * <pre>
 *  STORE_DIR/SERVICE/topz.lock
 *                    ...
 * </pre>
 */
public final class StoreDirectory implements AutoCloseable {

    private static final String LOCK = "topz.lock";
    private static final Set<OpenOption> LOCKED =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Directory root;
    private final FileChannel lock;

    private StoreDirectory(Directory root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens the directory of a service below {@code storeDir}, or creates it.
     *
     * @throws StoreInUseException if another broker uses it
     */
    public static StoreDirectory open(Path storeDir, String service, SyncPolicy policy, StoreFiles files)
            throws IOException {
        Path path = storeDir.toAbsolutePath().resolve(service);
        Directory root = new Directory(new LogResources(files), policy, path);
        root.create();
        OwnerOnly.close(path);
        FileChannel lock = FileChannel.open(path.resolve(LOCK), LOCKED, OwnerOnly.file());
        try {
            if (tryLock(lock) == null) {
                throw new StoreInUseException(storeDir);
            }
            return new StoreDirectory(root, lock);
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

    /** The root directory of the service. */
    public Directory root() {
        return root;
    }

    /** Releases the lock. The logs must be closed. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
