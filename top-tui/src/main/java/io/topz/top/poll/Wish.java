package io.topz.top.poll;

/** What the open view needs from a server. Whatever the wish, the server's own state comes with it. */
public sealed interface Wish {

    /**
     * A page of the open connections.
     *
     * @param limit connections in the page
     * @param sort the server's sort key, which decides what is in the page
     * @param subs with the subjects that they subscribe to
     */
    record Connections(int limit, String sort, boolean subs) implements Wish {}

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
    record JetStream(boolean consumers) implements Wish {}
}
