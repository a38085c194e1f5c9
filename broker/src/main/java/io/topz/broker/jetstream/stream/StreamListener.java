package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import java.util.List;

/** Receives the events of a stream; implemented by its set of consumers. Called on the JetStream thread. */
public interface StreamListener {

    /** Called when a message was committed and can be loaded. */
    void stored(long sequence, ByteString subject);

    /** Called when a message was removed. */
    void removed(long sequence, ByteString subject);

    /** Called when many messages were, or may have been, removed: counts must be taken again. */
    void purged();

    /** Called when a message that could not be read can be read again. */
    default void readable() {}

    /** Whether a consumer still needs the message, so that interest and work-queue retention keep it. */
    boolean needs(long sequence, ByteString subject);

    /** Whether a consumer would receive a message of that subject. If none would, a stream with interest retention does not store it. */
    boolean wants(ByteString subject);

    /** The number of consumers, without those of mirrors and sources. */
    int count();

    /** The names of the consumers that a new configuration of the stream would not permit. */
    default List<String> violating(StreamConfig config) {
        return List.of();
    }

    /** Descriptions of problems with the stored consumers; empty if there are none. */
    default List<String> problems() {
        return List.of();
    }

    /** Forces the consumer records written since the last call to the disk. */
    default void sync() {}

    /** Called when the configuration of the stream has changed. */
    void configured();

    /** Called when the stream is deleted or the server stops. Its consumers end with it. */
    void closed(boolean deleted);

    /** A listener without consumers. */
    StreamListener NONE = new StreamListener() {
        @Override
        public void stored(long sequence, ByteString subject) {}

        @Override
        public void removed(long sequence, ByteString subject) {}

        @Override
        public void purged() {}

        @Override
        public boolean needs(long sequence, ByteString subject) {
            return false;
        }

        @Override
        public boolean wants(ByteString subject) {
            return false;
        }

        @Override
        public int count() {
            return 0;
        }

        @Override
        public void configured() {}

        @Override
        public void closed(boolean deleted) {}
    };
}
