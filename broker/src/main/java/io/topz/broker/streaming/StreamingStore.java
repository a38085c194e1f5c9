package io.topz.broker.streaming;

import io.topz.broker.store.MessageLog;
import io.topz.broker.streaming.channel.ChannelStore;
import java.io.IOException;
import java.util.List;

/** The store of the service's channels and state. */
public interface StreamingStore extends AutoCloseable {

    /** Stores everything in the heap until the process ends. */
    StreamingStore MEMORY = new StreamingStore() {
        @Override
        public boolean isPersistent() {
            return false;
        }

        @Override
        public ChannelStore channels() {
            return ChannelStore.MEMORY;
        }

        @Override
        public MessageLog openState() {
            throw new UnsupportedOperationException("nothing is stored");
        }

        @Override
        public void keepDamagedState() {}

        @Override
        public List<String> aside() {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /** Whether stored data survives a restart. */
    boolean isPersistent();

    ChannelStore channels();

    /** Opens the state log; {@link MessageLog#replay} must be called next. */
    MessageLog openState() throws IOException;

    /** Copies the damaged log of the state to files put aside, for an operator. */
    void keepDamagedState() throws IOException;

    /** The names of files that were put aside because of damage and still exist. */
    List<String> aside() throws IOException;

    /** Releases the store. The logs must be closed. */
    @Override
    void close() throws IOException;
}
