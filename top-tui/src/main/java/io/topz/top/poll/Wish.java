package io.topz.top.poll;

import org.jspecify.annotations.Nullable;

/** What the open view needs from a server. Whatever the wish, the server's own state comes with it. */
public sealed interface Wish {

    /**
     * A page of the open connections.
     *
     * @param limit connections in the page
     * @param sort the server's sort key, which decides what is in the page
     * @param subs with the subjects that they subscribe to
     * @param users with the users and accounts
     */
    record Connections(int limit, String sort, boolean subs, boolean users) implements Wish {

        /** Without users and accounts. */
        public Connections(int limit, String sort, boolean subs) {
            this(limit, sort, subs, false);
        }

        @Override
        public Connections connections() {
            return this;
        }
    }

    /**
     * The connections that were closed last.
     *
     * @param limit connections in the page
     */
    record Closed(int limit) implements Wish {}

    /**
     * One connection with its subscriptions, open or closed.
     *
     * @param cid its id
     */
    record Connection(long cid) implements Wish {}

    /**
     * The streams of all accounts with their configuration; no connections.
     *
     * @param consumers with the consumers
     */
    record JetStream(boolean consumers) implements Wish {
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
    record Accounts(int limit) implements Wish {}

    /**
     * One account: what it moves, what it uses of JetStream, its connections.
     *
     * @param account its id
     * @param limit connections in the page
     */
    record Account(String account, int limit) implements Wish {}

    /** Everything that a mark compares: connections, streams, consumers, accounts. */
    record Comparison(Connections connections) implements Wish {
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
    record Subscriptions(int limit) implements Wish {}

    /** What the server says of its health and of its limits, and the streams that would be missed. */
    record Health() implements Wish {
        @Override
        public JetStream jetStream() {
            return new JetStream(false);
        }
    }

    /** The most important of everything. */
    record Overview(Connections connections) implements Wish {
        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }
    }

    /**
     * Who gets a subject: the subscriptions, whose they are, and the streams.
     *
     * @param subject without wildcards
     */
    record Receivers(String subject, Connections connections) implements Wish {
        @Override
        public JetStream jetStream() {
            return new JetStream(true);
        }
    }

    /** The page of open connections that it wants, null when it wants none. */
    default @Nullable Connections connections() {
        return null;
    }

    /** What it names of JetStream, null when it wants the totals only. */
    default @Nullable JetStream jetStream() {
        return null;
    }
}
