package io.topz.recordings;

import io.topz.recordings.format.Outcome;
import io.topz.recordings.format.Question;
import io.topz.recordings.format.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording on a thread of its own, so that no caller waits for the disk. If the disk is too slow or fails, answers are not
 * recorded and the reason is reported. Safe for any thread.
 */
public final class Recorder implements AutoCloseable {

    /** The number of answers that may wait to be written. */
    private static final int MAX_WAITING = 256;

    private static final int CLOSE_SECONDS = 5;

    private final RecordingWriter writer;
    private final ThreadPoolExecutor thread;
    private volatile @Nullable String failure;

    private Recorder(RecordingWriter writer) {
        this.writer = writer;
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
            Thread created = new Thread(task, "topz-record");
            created.setDaemon(true);
            return created;
        });
    }

    /**
     * Opens a file, which may already contain a recording.
     *
     * @param sources the names of all collectors that will be recorded
     * @throws IOException with a sentence for people
     */
    public static Recorder open(Path file, List<String> sources) throws IOException {
        return new Recorder(RecordingWriter.open(file, sources));
    }

    void add(Instant at, Question question, Outcome outcome) {
        try {
            thread.execute(() -> write(at, question, outcome));
        } catch (RejectedExecutionException tooMany) {
            if (!thread.isShutdown()) {
                failure = "the disk is too slow for the recording: answers were left out";
            }
        }
    }

    private void write(Instant at, Question question, Outcome outcome) {
        try {
            writer.add(at, question, outcome);
        } catch (IOException | RuntimeException refused) {
            // Later failures are consequences of the first.
            failure = failure == null ? refused.getMessage() : failure;
        }
    }

    /** The size of the file in bytes. */
    public long bytes() {
        return writer.bytes();
    }

    /** The reason if something was not recorded, for people; empty otherwise. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Completes the recording. */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the disk is too slow for the recording: its end is missing");
            }
            writer.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
