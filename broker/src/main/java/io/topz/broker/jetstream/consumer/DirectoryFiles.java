package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.store.CheckedFile;
import io.topz.broker.jetstream.store.DamagedRecordException;
import io.topz.broker.jetstream.store.StreamDirectory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps consumers in the directory of their stream. What a consumer is, is written at once; how far it has come, on another
 * thread: of several states that wait only the last is written.
 */
public final class DirectoryFiles implements ConsumerFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFiles.class);

    private final StreamDirectory directory;
    private final Executor writer;
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private boolean failing;

    /** {@code writer} runs what need not be waited for. */
    public DirectoryFiles(StreamDirectory directory, Executor writer) {
        this.directory = directory;
        this.writer = writer;
    }

    @Override
    public synchronized void save(String name, byte[] description) throws IOException {
        directory.consumerConfig(name).replace(description, true);
    }

    @Override
    public void saveState(String name, byte[] state) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(name, state);
        }
        if (first) {
            writer.execute(this::writeWaiting);
        }
    }

    private synchronized void writeWaiting() {
        for (Map.Entry<String, byte[]> next = take(); next != null; next = take()) {
            try {
                directory.consumerState(next.getKey()).replace(next.getValue(), false);
                failing = false;
            } catch (IOException e) {
                if (!failing) {
                    LOG.warn(
                            "The state of consumer {} of stream {} cannot be written: {}",
                            next.getKey(),
                            directory.name(),
                            e.getMessage());
                }
                failing = true;
            }
        }
    }

    private Map.@Nullable Entry<String, byte[]> take() {
        synchronized (waiting) {
            Iterator<Map.Entry<String, byte[]>> entries = waiting.entrySet().iterator();
            if (!entries.hasNext()) {
                return null;
            }
            Map.Entry<String, byte[]> next = entries.next();
            entries.remove();
            return next;
        }
    }

    @Override
    public synchronized void delete(String name) {
        synchronized (waiting) {
            waiting.remove(name);
        }
        try {
            directory.deleteConsumer(name);
        } catch (IOException e) {
            LOG.warn("Consumer {} of stream {} cannot be deleted: {}", name, directory.name(), e.getMessage());
        }
    }

    @Override
    public List<Found> found() {
        List<Found> found = new ArrayList<>();
        try {
            for (String name : directory.consumers()) {
                byte[] description = read(directory.consumerConfig(name));
                if (description != null) {
                    found.add(new Found(name, description, read(directory.consumerState(name))));
                }
            }
        } catch (IOException e) {
            LOG.error("The consumers of stream {} cannot be read: {}", directory.name(), e.getMessage());
        }
        return found;
    }

    private static byte @Nullable [] read(CheckedFile file) throws IOException {
        try {
            return file.read();
        } catch (NoSuchFileException notThere) {
            return null;
        } catch (DamagedRecordException damaged) {
            LOG.error("{}; it is put aside as {}", damaged.getMessage(), file.quarantine());
            return null;
        }
    }

    @Override
    public synchronized void close(boolean deleted) {
        if (deleted) {
            synchronized (waiting) {
                waiting.clear();
            }
        } else {
            writeWaiting();
        }
    }
}
