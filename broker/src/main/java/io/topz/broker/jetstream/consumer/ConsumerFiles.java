package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.state.ConsumerState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place where the consumers of one stream are kept. For the JetStream thread alone.
 *
 * <p>Everything passed to this class is written at the end of the turn, and is then safe from the death of the process. What is confirmed
 * to a client must be {@link #force forced} in the same turn, and must not be confirmed when there is a {@link #failure} after the commit.
 */
public interface ConsumerFiles {

    /** Keeps nothing: the consumers of a stream in memory, and those that are to end with the process. */
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
     * A consumer that was kept.
     *
     * @param description what {@link #describe} was given last
     * @param state how far it had come, null when that is lost
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Kept(String name, byte[] description, @Nullable ConsumerState state) {}

    /**
     * The consumers found at the start.
     *
     * @param incomplete whether there were others, of which nothing is known
     */
    record Found(List<Kept> consumers, boolean incomplete) {}

    /** Keeps a consumer that is new, or was found at the start; its state is read whenever it is written. */
    void add(String name, byte[] description, ConsumerState state);

    /** Keeps another description of a consumer. */
    void describe(String name, byte[] description);

    /** The state of a consumer has changed. */
    void changed(String name);

    /** Forgets a consumer, which was created at that time. */
    void delete(String name, Instant created);

    /** Everything passed so far is forced to the disk at the end of this turn, if that is the policy. */
    void force();

    /** Why the last commit has failed, null if it has not. */
    @Nullable
    IOException failure();

    /**
     * Reads what is there; once, at the start.
     *
     * @throws IOException when a file cannot be read that may be in order
     */
    Found recover() throws IOException;

    /** What is wrong with the files, in sentences; empty when all is well. */
    List<String> problems();

    /** Forces to the disk what was written. */
    void sync();

    /** The end: everything is written, unless it is about to be deleted. */
    void close(boolean deleted);
}
