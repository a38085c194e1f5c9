package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.store.ConsumersDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a copy of the description of every consumer in a file of its own, on another thread. The log is what counts; the copies
 * are for when it is damaged. Of several changes that wait only the last is made.
 */
final class DescriptionCopies {

    private static final Logger LOG = LoggerFactory.getLogger(DescriptionCopies.class);

    private final ConsumersDirectory directory;
    private final String stream;
    private final Executor writer;
    private final Consumer<String> deleted;
    private final Map<String, Optional<byte[]>> waiting = new LinkedHashMap<>();
    private boolean failing;

    /**
     * Copies in a directory.
     *
     * @param writer runs what need not be waited for
     * @param deleted is told, on the thread of the writer, of each copy that is deleted for good
     */
    DescriptionCopies(ConsumersDirectory directory, String stream, Executor writer, Consumer<String> deleted) {
        this.directory = directory;
        this.stream = stream;
        this.writer = writer;
        this.deleted = deleted;
    }

    /** Writes or replaces the copy of a consumer; without a description deletes it. */
    void put(String consumer, byte @Nullable [] description) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(consumer, Optional.ofNullable(description));
        }
        if (first) {
            writer.execute(this::writeWaiting);
        }
    }

    private synchronized void writeWaiting() {
        List<String> gone = new ArrayList<>();
        try {
            for (Map.Entry<String, Optional<byte[]>> next = take(); next != null; next = take()) {
                if (next.getValue().isPresent()) {
                    directory.description(next.getKey()).replace(next.getValue().get(), true);
                } else {
                    directory.description(next.getKey()).delete();
                    gone.add(next.getKey());
                }
                directory.oldState(next.getKey()).delete();
            }
            if (!gone.isEmpty()) {
                directory.force();
                gone.forEach(deleted);
            }
            failing = false;
        } catch (IOException e) {
            if (!failing && directory.exists()) {
                LOG.warn("descriptions of consumers of stream {} cannot be copied: {}", stream, e.getMessage());
            }
            failing = true;
        }
    }

    private Map.@Nullable Entry<String, Optional<byte[]>> take() {
        synchronized (waiting) {
            Iterator<Map.Entry<String, Optional<byte[]>>> entries =
                    waiting.entrySet().iterator();
            if (!entries.hasNext()) {
                return null;
            }
            Map.Entry<String, Optional<byte[]>> next = entries.next();
            entries.remove();
            return next;
        }
    }

    /** The end: makes all changes that wait, or forgets them. */
    void close(boolean forget) {
        synchronized (waiting) {
            if (forget) {
                waiting.clear();
            }
        }
        writeWaiting();
    }
}
