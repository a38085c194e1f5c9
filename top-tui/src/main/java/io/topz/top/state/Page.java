package io.topz.top.state;

import io.topz.metrics.jetstream.ConsumerKey;
import io.topz.metrics.jetstream.StreamKey;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.IncidentRow;
import io.topz.top.table.TableSpec;
import org.jspecify.annotations.Nullable;

/** What fills the screen below the header. */
public sealed interface Page {

    /** Which view of the view bar it belongs to. */
    Tab tab();

    /** The page that it was opened from, to go back to; itself when it is a view of the view bar. */
    default Page from() {
        return this;
    }

    /** The table that it shows, null when it has none, or one that is kept elsewhere. */
    default @Nullable TableSpec<?> spec() {
        return null;
    }

    /** Whether it is made of a detail alone. */
    default boolean isDetailOnly() {
        return false;
    }

    /** A page that is a table of {@link Tables}, or a text. */
    record Listing(Tab tab) implements Page {
        @Override
        public @Nullable TableSpec<?> spec() {
            return tab.spec();
        }

        @Override
        public boolean isDetailOnly() {
            return tab.spec() == null;
        }
    }

    /** A page that was opened from another one, to whose view it belongs. */
    sealed interface Opened extends Page {

        @Override
        Page from();

        @Override
        default Tab tab() {
            return from().tab();
        }
    }

    /**
     * The connections of one group.
     *
     * @param label what they have in common
     */
    record Members(Grouping grouping, String label, Page from) implements Opened {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.MEMBERS;
        }
    }

    /**
     * One account with its connections.
     *
     * @param id as the server knows it
     * @param name for people
     */
    record Account(String id, String name, Page from) implements Opened {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.MEMBERS;
        }
    }

    /**
     * The closed connections of a client that comes and goes.
     *
     * @param row of the client
     */
    record Flapper(FlapRow row, Page from) implements Opened {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.VISITS;
        }
    }

    /**
     * Who gets a subject.
     *
     * @param subject without wildcards
     */
    record Receivers(String subject, Page from) implements Opened {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.RECEIVERS;
        }
    }

    /** One incident. It has no table. */
    record Incident(IncidentRow row, Page from) implements Opened {
        @Override
        public boolean isDetailOnly() {
            return true;
        }
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
    record Connection(long cid, Page from) implements Opened {}

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
    record Stream(StreamKey key, Page from) implements JetStream, Opened {
        @Override
        public boolean showsConsumers() {
            return true;
        }
    }

    /** One consumer. It has no table. */
    record Consumer(ConsumerKey key, Page from) implements JetStream, Opened {
        @Override
        public boolean isDetailOnly() {
            return true;
        }

        @Override
        public boolean showsConsumers() {
            return true;
        }
    }
}
