package io.topz.broker.streaming.channel;

import io.topz.broker.store.MemoryLog;
import io.topz.broker.store.MessageLog;
import java.io.IOException;
import java.util.List;

/** The store of the messages of channels. */
public interface ChannelStore {

    /** Stores messages in the heap until the process ends. */
    ChannelStore MEMORY = new ChannelStore() {
        @Override
        public int overheadBytes() {
            return 0;
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public MessageLog open(String channel) {
            return new MemoryLog();
        }

        @Override
        public void delete(String channel) {}
    };

    /** How many bytes a message counts for in addition to its own. */
    int overheadBytes();

    /** The names of the stored channels. */
    List<String> names() throws IOException;

    /** Opens or creates the log of a channel; {@link MessageLog#replay} must be called next. */
    MessageLog open(String channel) throws IOException;

    /** Deletes a channel whose log is closed. */
    void delete(String channel) throws IOException;
}
