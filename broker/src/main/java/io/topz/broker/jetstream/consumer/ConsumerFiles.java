package io.topz.broker.jetstream.consumer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the consumers of one stream are kept. Called on the JetStream thread. */
public interface ConsumerFiles {

    /** Keeps nothing: the consumers of a stream in memory. */
    ConsumerFiles NONE = new ConsumerFiles() {
        @Override
        public void save(String name, byte[] description) {}

        @Override
        public void saveState(String name, byte[] state) {}

        @Override
        public void delete(String name) {}

        @Override
        public List<Found> found() {
            return List.of();
        }

        @Override
        public void close(boolean deleted) {}
    };

    /**
     * A consumer that was kept.
     *
     * @param description what {@link #save} was given
     * @param state what {@link #saveState} was given last, null if it is not there or damaged
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Found(String name, byte[] description, byte @Nullable [] state) {}

    /** Keeps what a consumer is. */
    void save(String name, byte[] description) throws IOException;

    /** Keeps how far it has come; the array is not changed any more. */
    void saveState(String name, byte[] state);

    /** Forgets a consumer. */
    void delete(String name);

    /** Those that are there at the start. */
    List<Found> found();

    /** The end: waits until all is written, if it is not about to be deleted. */
    void close(boolean deleted);
}
