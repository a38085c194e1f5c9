package io.topz.top.state;

import io.topz.top.jetstream.ConsumerKey;
import io.topz.top.jetstream.StreamKey;

/** What fills the screen below the header. */
public sealed interface Page {

    /** Which view of the view bar it belongs to. */
    Tab tab();

    /** The page that it was opened from, to go back to; itself when it is a view of the view bar. */
    default Page from() {
        return this;
    }

    /** A page about JetStream. */
    sealed interface JetStream extends Page {

        /** Whether it needs to know the consumers. */
        boolean showsConsumers();
    }

    /** The open connections. */
    record Connections() implements Page {
        @Override
        public Tab tab() {
            return Tab.CONNECTIONS;
        }
    }

    /** The connections that were closed last. */
    record Closed() implements Page {
        @Override
        public Tab tab() {
            return Tab.CLOSED;
        }
    }

    /**
     * One connection.
     *
     * @param cid its id
     */
    record Connection(long cid, Page from) implements Page {
        @Override
        public Tab tab() {
            return from.tab();
        }
    }

    /** The streams. */
    record Streams() implements JetStream {
        @Override
        public Tab tab() {
            return Tab.STREAMS;
        }

        @Override
        public boolean showsConsumers() {
            return false;
        }
    }

    /** The consumers of all streams. */
    record Consumers() implements JetStream {
        @Override
        public Tab tab() {
            return Tab.CONSUMERS;
        }

        @Override
        public boolean showsConsumers() {
            return true;
        }
    }

    /** The key-value and object buckets. */
    record Buckets() implements JetStream {
        @Override
        public Tab tab() {
            return Tab.BUCKETS;
        }

        @Override
        public boolean showsConsumers() {
            return false;
        }
    }

    /** One stream with its consumers. */
    record Stream(StreamKey key, Page from) implements JetStream {
        @Override
        public Tab tab() {
            return from.tab();
        }

        @Override
        public boolean showsConsumers() {
            return true;
        }
    }

    /** One consumer. It has no table. */
    record Consumer(ConsumerKey key, Page from) implements JetStream {
        @Override
        public Tab tab() {
            return from.tab();
        }

        @Override
        public boolean showsConsumers() {
            return true;
        }
    }
}
