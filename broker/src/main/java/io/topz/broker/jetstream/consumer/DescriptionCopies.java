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
 * Keeps a copy of every consumer's description in a file of its own, written on another thread. The log is authoritative; the copies are
 * used if it is damaged. Of several queued changes of a consumer only the last is written. A failed change is kept for the next attempt.
 */
final class DescriptionCopies {

    /** Receives the outcome, on the writer's thread. */
    interface Outcome {

        /** Called when the deletion of a consumer's copy is durable. */
        void deleted(String consumer);

        /** Called when the disk has failed. {@link #writeAgain} must be called after a pause. */
        void failed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(DescriptionCopies.class);

    private final ConsumersDirectory directory;
    private final String stream;
    private final Executor writer;
    private final Outcome outcome;
    private final Map<String, Optional<byte[]>> waiting = new LinkedHashMap<>();
    private volatile @Nullable String problem;

    /** Creates the copies in a directory; {@code writer} runs tasks that nobody waits for. */
    DescriptionCopies(ConsumersDirectory directory, String stream, Executor writer, Outcome outcome) {
        this.directory = directory;
        this.stream = stream;
        this.writer = writer;
        this.outcome = outcome;
    }

    /** Writes or replaces the copy of a consumer; null deletes it. */
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

    /** Writes the queued changes. */
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

    /** A description of the current failure; null if there is none. Readable by any thread. */
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

    /** Writes all queued changes, or drops them if {@code forget} is set. Called last. */
    void close(boolean forget) {
        synchronized (waiting) {
            if (forget) {
                waiting.clear();
            }
        }
        writeWaiting();
    }
}
