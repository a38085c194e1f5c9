package io.topz.broker.streaming;

import io.topz.broker.store.MessageLog;
import io.topz.broker.streaming.channel.ChannelStore;
import java.io.IOException;

/** The place where the service keeps its channels and its state. */
public interface StreamingStore extends AutoCloseable {

    /** Keeps everything in the heap until the process ends. */
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

    /** Whether what is stored is there after a restart. */
    boolean isPersistent();

    ChannelStore channels();

    /** Opens the log of the state; {@link MessageLog#replay} comes next. */
    MessageLog openState() throws IOException;

    /** Lets others have it. The logs must be closed. */
    @Override
    void close() throws IOException;
}
