package io.topz.broker.streaming.channel;

import io.topz.broker.store.MemoryLog;
import io.topz.broker.store.MessageLog;
import java.io.IOException;
import java.util.List;

/** The place where the messages of channels are kept. */
public interface ChannelStore {

    /** Keeps messages in the heap until the process ends. */
    ChannelStore MEMORY = new ChannelStore() {
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

    /** The names of the channels that are there. */
    List<String> names() throws IOException;

    /** Opens the log of a channel, which is made if it is not there; {@link MessageLog#replay} comes next. */
    MessageLog open(String channel) throws IOException;

    /** Deletes a channel whose log is closed. */
    void delete(String channel) throws IOException;
}
