package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.store.ConsumersDirectory;
import io.topz.broker.store.FileFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a copy of the description of every consumer in a file of its own, on another thread. The log is what counts; the copies
 * are for when it is damaged. Of several changes that wait only the last is made. A change that fails waits for the next attempt.
 */
final class DescriptionCopies {

    /** Hears what became of the copies, on the thread of the writer. */
    interface Outcome {

        /** The copy of a consumer was deleted for good. */
        void deleted(String consumer);

        /** The disk has failed; {@link #writeAgain} is to be called after a pause. */
        void failed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(DescriptionCopies.class);

    private final ConsumersDirectory directory;
    private final String stream;
    private final Executor writer;
    private final Outcome outcome;
    private final Map<String, Optional<byte[]>> waiting = new LinkedHashMap<>();
    private volatile @Nullable String problem;

    /** Copies in a directory; {@code writer} runs what need not be waited for. */
    DescriptionCopies(ConsumersDirectory directory, String stream, Executor writer, Outcome outcome) {
        this.directory = directory;
        this.stream = stream;
        this.writer = writer;
        this.outcome = outcome;
    }

    /** Writes or replaces the copy of a consumer; without a description deletes it. */
    void put(String consumer, byte @Nullable [] description) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(consumer, Optional.ofNullable(description));
        }
        if (first) {
            writeAgain();
        }
    }

    /** Makes the changes that wait. */
    void writeAgain() {
        writer.execute(this::writeWaiting);
    }

    private synchronized void writeWaiting() {
        Map<String, Optional<byte[]>> unfinished = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Optional<byte[]>> next = take(); next != null; next = take()) {
                unfinished.put(next.getKey(), next.getValue());
                write(next.getKey(), next.getValue());
                if (next.getValue().isPresent()) {
                    unfinished.remove(next.getKey());
                }
            }
            List<String> gone = new ArrayList<>(unfinished.keySet());
            if (!gone.isEmpty()) {
                directory.force();
                gone.forEach(outcome::deleted);
            }
            if (problem != null) {
                LOG.info("descriptions of consumers of stream {} can be copied again", stream);
                problem = null;
            }
        } catch (IOException e) {
            failed(unfinished, e);
        }
    }

    private void write(String consumer, Optional<byte[]> description) throws IOException {
        if (description.isPresent()) {
            directory.description(consumer).replace(description.get(), true);
        } else {
            directory.description(consumer).delete();
        }
        directory.oldState(consumer).delete();
    }

    private void failed(Map<String, Optional<byte[]>> unfinished, IOException e) {
        if (!directory.exists()) {
            LOG.debug("the directory of the consumers of stream {} is gone", stream, e);
            return;
        }
        synchronized (waiting) {
            unfinished.forEach(waiting::putIfAbsent);
        }
        if (problem == null) {
            problem = "descriptions of consumers of stream '" + stream + "' cannot be copied: " + FileFailure.reason(e);
            LOG.error("{}", problem);
        }
        outcome.failed();
    }

    /** What fails now, in words; null if nothing does. Readable by any thread. */
    @Nullable
    String problem() {
        return problem;
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
