package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.StreamConfig;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is being put together from a backup and that nobody sees until it is complete. Its messages are committed at the end of
 * each turn. For the JetStream thread.
 */
public final class Restoration {

    private final Stream stream;
    private final StreamHome home;

    /** Makes the place of the stream; {@code config} is complete. */
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

    /** Where the consumers go; null for a stream in memory. */
    public @Nullable StreamDirectory directory() {
        return home.directory();
    }

    /**
     * Adds a message.
     *
     * @throws IOException if its sequence is not above all before, there is no room, or what was added before could not be written
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

    /** Removes a message, if it is there. */
    public void remove(long sequence) throws IOException {
        requireWritten();
        if (stream.contents().contains(sequence)) {
            stream.store().remove(sequence);
            stream.changed();
        }
    }

    /** The first message from {@code from} on, 0 for none. */
    public long next(long from) {
        return stream.contents().next(from);
    }

    /** Counts all sequences up to that one as used. */
    public void skipTo(long sequence, long timestamp) throws IOException {
        requireWritten();
        if (sequence > stream.contents().last()) {
            stream.store().skip(sequence, timestamp);
            stream.changed();
        }
    }

    /** Makes a stream of it that is there after the next start, too. */
    public void complete() throws IOException {
        requireWritten();
        home.completeRestore(stream.config(), stream.created());
    }

    /** A commit that fails takes the stream back to what was committed before. */
    private void requireWritten() throws IOException {
        if (stream.failedCommits() > 0) {
            throw new IOException("the messages cannot be written");
        }
    }
}
