package io.topz.broker.jetstream.store;

import io.topz.broker.store.Directory;
import io.topz.broker.store.FileNames;
import io.topz.broker.store.StoreDirectory;
import io.topz.broker.store.StoreFiles;
import io.topz.broker.store.StoreInUseException;
import io.topz.broker.store.SyncPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The store directory of JetStream, locked until it is closed. Files of other programs in it are left alone.
 *
 * <pre>
 *  STORE_DIR/jetstream/topz.lock
 *                      ACCOUNT/streams/STREAM/stream.json
 *                                             messages/0000000001.log ...
 *                                             consumers/CONSUMER.json
 *                                                       CONSUMER.state
 * </pre>
 */
public final class JetStreamDirectory implements AutoCloseable {

    private static final String STREAMS = "streams";

    private final StoreDirectory store;

    private JetStreamDirectory(StoreDirectory store) {
        this.store = store;
    }

    /**
     * Opens the store below {@code storeDir}, or creates it.
     *
     * @throws StoreInUseException if another process uses it
     */
    public static JetStreamDirectory open(Path storeDir, SyncPolicy policy, StoreFiles files) throws IOException {
        StoreDirectory store = StoreDirectory.open(storeDir, "jetstream", policy, files);
        try {
            JetStreamDirectory opened = new JetStreamDirectory(store);
            opened.finishDeletions();
            return opened;
        } catch (IOException e) {
            store.close();
            throw e;
        }
    }

    /** The directories of an account's streams, including damaged ones and those that cannot be read now. */
    public List<StreamDirectory> streams(String account) throws IOException {
        List<StreamDirectory> streams = new ArrayList<>();
        for (Directory directory : streamsOf(account).directories()) {
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

    /** The directories among the streams that are not streams of topz: those of another server, or without a configuration of ours. */
    public List<Path> leftAlone() throws IOException {
        List<Path> others = new ArrayList<>();
        for (Directory directory : allStreamDirectories()) {
            StreamDirectory stream = streamIn(directory);
            if (stream == null || stream.kindOrStream() == StreamDirectory.Kind.FOREIGN) {
                others.add(directory.path());
            }
        }
        return others;
    }

    private void finishDeletions() throws IOException {
        for (Directory directory : allStreamDirectories()) {
            StreamDirectory stream = streamIn(directory);
            if (directory.fileName().startsWith(StreamDirectory.DELETED)) {
                directory.delete();
            } else if (stream != null && stream.isUnfinishedRestore()) {
                stream.delete(Runnable::run);
            }
        }
    }

    /** The stream that a directory belongs to by its name; null if it is not a stream of topz. */
    private static @Nullable StreamDirectory streamIn(Directory directory) {
        String fileName = directory.fileName();
        String name = FileNames.isCut(fileName) ? fileName : FileNames.decode(fileName);
        return name == null ? null : new StreamDirectory(directory, name);
    }

    private List<Directory> allStreamDirectories() throws IOException {
        List<Directory> all = new ArrayList<>();
        for (Directory account : store.root().directories()) {
            all.addAll(account.directory(STREAMS).directories());
        }
        return all;
    }

    /** The directory of a stream. It may not exist. */
    public StreamDirectory stream(String account, String name) {
        return new StreamDirectory(streamsOf(account).directory(FileNames.encode(name)), name);
    }

    private Directory streamsOf(String account) {
        return store.root().directory(FileNames.encode(account)).directory(STREAMS);
    }

    /** The path of the store. */
    public Path path() {
        return store.root().path();
    }

    /** Releases the lock. The logs must be closed. */
    @Override
    public void close() throws IOException {
        store.close();
    }
}
