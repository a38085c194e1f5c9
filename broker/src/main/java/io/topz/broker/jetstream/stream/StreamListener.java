package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import java.util.List;

/** Receives the events of a stream; implemented by its set of consumers. Called on the JetStream thread. */
public interface StreamListener {

    /** A message was committed, and can be loaded. */
    void stored(long sequence, ByteString subject);

    /** A message is gone. */
    void removed(long sequence, ByteString subject);

    /** Many messages are gone, or may be: what was counted must be counted again. */
    void purged();

    /** A message that could not be read can be read again. */
    default void readable() {}

    /** Whether somebody still needs the message: then interest and work-queue retention keep it. */
    boolean needs(long sequence, ByteString subject);

    /** Whether somebody would get a message of that subject: without, interest retention does not even store it. */
    boolean wants(ByteString subject);

    /** How many consumers there are, those for mirrors and sources left out. */
    int count();

    /** The names of those consumers that another configuration of the stream would not allow. */
    default List<String> violating(StreamConfig config) {
        return List.of();
    }

    /** What is wrong with what is kept of them, in sentences; empty when all is well. */
    default List<String> problems() {
        return List.of();
    }

    /** Forces to the disk what was written of them since the last time. */
    default void sync() {}

    /** The configuration of the stream has changed. */
    void configured();

    /** The stream is being deleted, or the server stops: its consumers end with it. */
    void closed(boolean deleted);

    /** Nobody. */
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
