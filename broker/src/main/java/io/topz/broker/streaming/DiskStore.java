package io.topz.broker.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.options.StoreLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.store.CheckedFile;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.Directory;
import io.topz.broker.store.FileLog;
import io.topz.broker.store.FileNames;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.StoreDirectory;
import io.topz.broker.store.SyncPolicy;
import io.topz.broker.streaming.channel.ChannelStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in files: a log for each channel, and one for the state.
 *
 * <pre>
 *  STORE_DIR/streaming/topz.lock
 *                      CLUSTER/channels/CHANNEL/name
 *                                               messages/0000000001.log ...
 *                              state/0000000001.log ...
 * </pre>
 */
public final class DiskStore implements StreamingStore, ChannelStore {

    private static final Logger LOG = LoggerFactory.getLogger(DiskStore.class);
    private static final String CHANNELS = "channels";
    private static final String NAME = "name";
    private static final String MESSAGES = "messages";
    private static final String STATE = "state";
    private static final String DELETED = ".deleted-";
    private static final int STATE_SEGMENT_BYTES = 1024 * 1024;

    /** The 8 bytes of a record and the 32 of its index, which nats-streaming-server counts, so that its limits mean the same here. */
    private static final int OVERHEAD_BYTES = 40;

    /** A policy by which the state log is forced only on request. */
    private static final SyncPolicy WHEN_ASKED = SyncPolicy.every(Duration.ofDays(1));

    private final StoreDirectory store;
    private final Directory cluster;
    private final StoreLimits limits;

    private DiskStore(StoreDirectory store, Directory cluster, StoreLimits limits) {
        this.store = store;
        this.cluster = cluster;
        this.limits = limits;
    }

    /**
     * Opens the store in a directory, or creates it.
     *
     * @throws IOException if the store belongs to another cluster id, if another process uses it, or if it cannot be read
     */
    public static DiskStore open(StreamingOptions options, Path path) throws IOException {
        SyncPolicy policy = new SyncPolicy(options.syncInterval());
        StoreDirectory store = StoreDirectory.open(path, "streaming", policy, options.files());
        try {
            Directory cluster = store.root().directory(FileNames.encode(options.clusterId()));
            refuseOthers(store, cluster, options.clusterId());
            return new DiskStore(store, cluster, options.limits());
        } catch (IOException e) {
            store.close();
            throw e;
        }
    }

    private static void refuseOthers(StoreDirectory store, Directory own, String clusterId) throws IOException {
        List<String> others = store.root().directories().stream()
                .map(Directory::fileName)
                .filter(name -> !name.equals(own.fileName()))
                .toList();
        if (!others.isEmpty()) {
            throw new IOException("cluster ID \"" + clusterId + "\" does not match recovered value of \""
                    + String.join(", ", others) + "\" in " + store.root().path());
        }
    }

    @Override
    public boolean isPersistent() {
        return true;
    }

    @Override
    public ChannelStore channels() {
        return this;
    }

    @Override
    public MessageLog openState() throws IOException {
        Directory state = cluster.directory(STATE);
        state.create();
        return state.openLog(STATE_SEGMENT_BYTES, WHEN_ASKED);
    }

    @Override
    public void keepDamagedState() throws IOException {
        cluster.directory(STATE).keepDamagedLog(cluster);
    }

    @Override
    public List<String> aside() throws IOException {
        List<String> aside = new ArrayList<>(cluster.aside());
        aside.addAll(cluster.directory(STATE).aside());
        return aside;
    }

    @Override
    public int overheadBytes() {
        return OVERHEAD_BYTES;
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (Directory channel : cluster.directory(CHANNELS).directories()) {
            if (channel.fileName().startsWith(DELETED)) {
                channel.delete();
                continue;
            }
            String name = nameOf(channel);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** The name of a channel according to its file or, if that is lost, its directory; null if it cannot be determined. */
    private static @Nullable String nameOf(Directory channel) throws IOException {
        try {
            return new String(channel.file(NAME).read(), UTF_8);
        } catch (NoSuchFileException | DamagedRecordException e) {
            String name = FileNames.isCut(channel.fileName()) ? null : FileNames.decode(channel.fileName());
            if (name == null) {
                LOG.error("{} is left alone: it does not say of which channel it is", channel.path());
            }
            return name;
        }
    }

    @Override
    public MessageLog open(String channel) throws IOException {
        Directory home = home(channel);
        CheckedFile name = home.file(NAME);
        if (!name.exists()) {
            home.create();
            name.replace(channel.getBytes(UTF_8), true);
        }
        Directory messages = home.directory(MESSAGES);
        messages.create();
        return messages.openLog(FileLog.segmentBytesFor(limits.of(channel).maxBytes()));
    }

    @Override
    public void delete(String channel) throws IOException {
        home(channel).retire(DELETED).deleteLater(Runnable::run);
    }

    private Directory home(String channel) {
        return cluster.directory(CHANNELS).directory(FileNames.encode(channel));
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
