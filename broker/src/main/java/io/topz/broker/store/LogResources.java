package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The resources that all logs of a store share: open files, cached blocks, and the heap of their tails. Used by one thread. */
public final class LogResources {

    private static final long MAX_TAIL_BYTES = 32L * 1024 * 1024;
    private static final int MAX_SCRATCH_BYTES = 16 * 1024 * 1024;

    final StoreFiles files;
    final OpenFiles openFiles;
    final Records records = new Records();
    final RecordReader reader = new RecordReader(records, new BlockCache());

    private final Set<Tail> tails = new LinkedHashSet<>();
    private long tailBytes;
    private byte[] scratch = new byte[0];

    public LogResources(StoreFiles files) {
        this.files = files;
        this.openFiles = new OpenFiles(files);
    }

    /** Creates a directory and its parents so that they survive a power failure. */
    void createDirectories(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (!files.exists(directory) && parent != null) {
            createDirectories(parent);
            files.createDirectories(directory);
            files.forceDirectory(parent);
        }
    }

    /** An array of at least that length, valid until the next call. */
    byte[] scratch(int length) {
        if (length > scratch.length) {
            byte[] longer = new byte[Math.max(length, (int) Math.min(MAX_SCRATCH_BYTES, 2L * scratch.length))];
            if (length > MAX_SCRATCH_BYTES) {
                return longer;
            }
            scratch = longer;
        }
        return scratch;
    }

    /** Called before a tail grows. */
    void inUse(Tail tail) {
        if (tails.remove(tail)) {
            tailBytes -= tail.capacity();
        }
    }

    /** Called when a tail was written. If all tails together are too large, those that were written longest ago release their heap. */
    void written(Tail tail) {
        if (tails.add(tail)) {
            tailBytes += tail.capacity();
        }
        Iterator<Tail> eldest = tails.iterator();
        while (tailBytes > MAX_TAIL_BYTES) {
            Tail released = eldest.next();
            tailBytes -= released.capacity();
            released.release();
            eldest.remove();
        }
    }
}
