package io.topz.broker.streaming;

import io.topz.broker.store.MessageLog;
import io.topz.broker.streaming.channel.ChannelStore;
import java.io.IOException;

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
        public void close() {}
    };

    /** Whether stored data survives a restart. */
    boolean isPersistent();

    ChannelStore channels();

    /** Opens the state log; {@link MessageLog#replay} must be called next. */
    MessageLog openState() throws IOException;

    /** Releases the store. The logs must be closed. */
    @Override
    void close() throws IOException;
}
