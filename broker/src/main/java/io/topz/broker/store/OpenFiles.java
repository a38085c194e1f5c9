package io.topz.broker.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open segment files. When there are too many, the least recently used ones are closed. */
final class OpenFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);
    private static final int MAX_OPEN = 512;

    private final StoreFiles files;
    private final Map<Segment, StoreFiles.OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);
    private long lastKey;

    OpenFiles(StoreFiles files) {
        this.files = files;
    }

    long nextKey() {
        return ++lastKey;
    }

    StoreFiles.OpenFile of(Segment segment) throws IOException {
        StoreFiles.OpenFile file = open.get(segment);
        if (file == null) {
            file = files.open(segment.path);
            add(segment, file);
        }
        return file;
    }

    StoreFiles.OpenFile create(Segment segment) throws IOException {
        StoreFiles.OpenFile file = files.create(segment.path);
        add(segment, file);
        return file;
    }

    private void add(Segment segment, StoreFiles.OpenFile file) {
        open.put(segment, file);
        if (open.size() > MAX_OPEN) {
            Map.Entry<Segment, StoreFiles.OpenFile> eldest =
                    open.entrySet().iterator().next();
            open.remove(eldest.getKey());
            try {
                eldest.getValue().close();
            } catch (IOException e) {
                LOG.warn("closing {} failed", eldest.getKey().path, e);
            }
        }
    }

    void close(Segment segment) throws IOException {
        StoreFiles.OpenFile file = open.remove(segment);
        if (file != null) {
            file.close();
        }
    }
}
