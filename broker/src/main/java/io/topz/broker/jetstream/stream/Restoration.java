package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.StreamConfig;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is being restored from a backup. It is invisible until it is complete, and its messages are committed at the end of each
 * turn. Used only on the JetStream thread.
 */
public final class Restoration {

    private final Stream stream;
    private final StreamHome home;

    /** Creates the directory of the stream; {@code config} is complete. */
    public Restoration(StreamContext context, StreamConfig config, Instant created, StreamHome home)
            throws IOException {
        this.home = home;
        home.beginRestore();
        stream = new Stream(context, config, created, home);
    }

    /** The stream, which must not be opened before it is complete. */
    public Stream stream() {
        return stream;
    }

    /** The directory for its consumers; null for a stream in memory. */
    public @Nullable StreamDirectory directory() {
        return home.directory();
    }

    /**
     * Adds a message.
     *
     * @throws IOException if its sequence is not above all earlier ones, if there is no space, or if earlier messages could not be written
     */
    public void add(StreamMessage message) throws IOException {
        requireWritten();
        if (message.sequence() <= stream.contents().last()) {
            throw new IOException("message " + message.sequence() + " comes after message "
                    + stream.contents().last());
        }
        stream.store().append(message);
        stream.ingest().recovered(message);
        stream.changed();
    }

    /** Removes a message if it exists. */
    public void remove(long sequence) throws IOException {
        requireWritten();
        if (stream.contents().contains(sequence)) {
            stream.store().remove(sequence);
            stream.changed();
        }
    }

    /** The first message at or above {@code from}; 0 if there is none. */
    public long next(long from) {
        return stream.contents().next(from);
    }

    /** Marks all sequences up to that one as used. */
    public void skipTo(long sequence, long timestamp) throws IOException {
        requireWritten();
        if (sequence > stream.contents().last()) {
            stream.store().skip(sequence, timestamp);
            stream.changed();
        }
    }

    /** Turns it into a regular stream, which later starts of the broker recover. */
    public void complete() throws IOException {
        requireWritten();
        home.completeRestore(stream.config(), stream.created());
    }

    /** Throws if a commit failed, since the stream then went back to its last committed state. */
    private void requireWritten() throws IOException {
        if (stream.failedCommits() > 0) {
            throw new IOException("the messages cannot be written");
        }
    }
}
