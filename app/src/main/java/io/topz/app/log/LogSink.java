package io.topz.app.log;

import java.io.IOException;

/** A destination of the lines of the log. Safe for any thread. */
interface LogSink {

    /** Writes whole lines. A failure is nobody's business who logs: it is kept from the caller. */
    void write(String lines);

    /** Opens the destination again; returns false where there is nothing to open. */
    boolean reopen() throws IOException;

    void close();
}
