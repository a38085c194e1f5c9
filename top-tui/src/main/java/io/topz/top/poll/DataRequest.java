package io.topz.top.poll;

import org.jspecify.annotations.Nullable;

/** A request of a page to the poller. Whatever it names, the server's own state comes with it. */
public sealed interface DataRequest {

    /**
     * A page of the open connections.
     *
     * @param limit connections in the page
     * @param sort the server's sort key, which decides what is in the page
     * @param subs with the subjects that they subscribe to
     * @param users with the users and accounts
     */
    record Connections(int limit, String sort, boolean subs, boolean users) implements DataRequest {

        /** Without users and accounts. */
        public Connections(int limit, String sort, boolean subs) {
            this(limit, sort, subs, false);
        }

        @Override
        public Connections connections() {
            return this;
        }

        @Override
        public Connections withUsers() {
            return new Connections(limit, sort, subs, true);
        }
    }

    /**
     * The connections that were closed last.
     *
     * @param limit connections in the page
     */
    record Closed(int limit) implements DataRequest {}

    /**
     * One connection with its subscriptions, open or closed.
     *
     * @param cid its id
     */
    record Connection(long cid) implements DataRequest {}

    /**
     * The streams of all accounts with their configuration; no connections.
     *
     * @param consumers with the consumers
     */
    record JetStream(boolean consumers) implements DataRequest {
        @Override
        public JetStream jetStream() {
            return this;
        }
    }

    /**
     * The accounts with what they move.
     *
     * @param limit how many connections they are made of where a server does not report accounts
     */
    record Accounts(int limit) implements DataRequest {}

    /**
     * One account: what it moves, what it uses of JetStream, its connections.
     *
     * @param account its id
     * @param limit connections in the page
     */
    record Account(String account, int limit) implements DataRequest {}

    /** A request for everything that a mark compares: connections, streams, consumers, accounts. */
    record Comparison(Connections connections) implements DataRequest {

        /** With so many connections. */
        public static Comparison of(int limit) {
            return new Comparison(new Connections(limit, "", false, true));
        }

        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }
    }

    /**
     * The subscriptions of the server.
     *
     * @param limit how many
     */
    record Subscriptions(int limit) implements DataRequest {}

    /** A request for health and limits, and for the streams that a restart would affect. */
    record Health() implements DataRequest {
        @Override
        public JetStream jetStream() {
            return new JetStream(false);
        }
    }

    /** The most important of everything. */
    record Overview(Connections connections) implements DataRequest {
        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }
    }

    /**
     * A request for the receivers of a subject: subscriptions, their connections, and streams.
     *
     * @param subject without wildcards
     */
    record Receivers(String subject, Connections connections) implements DataRequest {
        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }
    }

    /** The same with the users and accounts of a page of connections. */
    default DataRequest withUsers() {
        return this;
    }

    /** The page of open connections that it names, null when it names none. */
    default @Nullable Connections connections() {
        return null;
    }

    /** What it names of JetStream, null when the totals are enough. */
    default @Nullable JetStream jetStream() {
        return null;
    }
}
