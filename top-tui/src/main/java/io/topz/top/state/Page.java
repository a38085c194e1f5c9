package io.topz.top.state;

/** What fills the screen below the header. */
public sealed interface Page {

    /** Which view of the view bar it belongs to. */
    Tab tab();

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
     * @param from the page to go back to
     */
    record Connection(long cid, Page from) implements Page {
        @Override
        public Tab tab() {
            return from.tab();
        }
    }
}
