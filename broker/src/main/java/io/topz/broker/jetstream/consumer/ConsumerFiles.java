package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.state.ConsumerState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores the consumers of one stream. Used only on the JetStream thread.
 *
 * <p>Everything passed to this class is written at the end of the turn, and then survives the end of the process. A change must be {@link
 * #force forced} in the same turn before it is confirmed to a client, and must not be confirmed if there is a {@link #failure} after the
 * commit.
 */
public interface ConsumerFiles {

    /** Stores nothing. Used for consumers of streams in memory and for consumers with memory storage. */
    ConsumerFiles NONE = new ConsumerFiles() {
        @Override
        public void add(String name, byte[] description, ConsumerState state) {}

        @Override
        public void describe(String name, byte[] description) {}

        @Override
        public void changed(String name) {}

        @Override
        public void delete(String name, Instant created) {}

        @Override
        public void force() {}

        @Override
        public @Nullable IOException failure() {
            return null;
        }

        @Override
        public Found recover() {
            return new Found(List.of(), false);
        }

        @Override
        public List<String> problems() {
            return List.of();
        }

        @Override
        public void sync() {}

        @Override
        public void close(boolean deleted) {}
    };

    /**
     * A stored consumer.
     *
     * @param description the content last passed to {@link #describe}
     * @param state the progress; null if it was lost
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Kept(String name, byte[] description, @Nullable ConsumerState state) {}

    /**
     * The consumers found at the start.
     *
     * @param incomplete whether there were further consumers, of which nothing is known
     */
    record Found(List<Kept> consumers, boolean incomplete) {}

    /** Adds a consumer that is new or was found at the start. Its state is read whenever it is written. */
    void add(String name, byte[] description, ConsumerState state);

    /** Replaces the description of a consumer. */
    void describe(String name, byte[] description);

    /** Marks a change in the state of a consumer. */
    void changed(String name);

    /** Deletes a consumer with that creation time. */
    void delete(String name, Instant created);

    /** Requests that everything passed so far is forced to the disk at the end of this turn, if the sync policy says so. */
    void force();

    /** The reason why the last commit failed; null if it did not. */
    @Nullable
    IOException failure();

    /**
     * Reads the stored consumers. Called once, at the start.
     *
     * @throws IOException if a file, which may be intact, cannot be read
     */
    Found recover() throws IOException;

    /** Descriptions of problems with the files; empty if there are none. */
    List<String> problems();

    /** Forces the written records to the disk. */
    void sync();

    /** Writes everything and closes the files; if the consumers are being deleted, nothing is written. */
    void close(boolean deleted);
}
