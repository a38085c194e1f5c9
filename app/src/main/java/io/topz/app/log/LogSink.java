package io.topz.app.log;

import java.io.IOException;

/** A destination for the lines of the log. Safe for any thread. */
interface LogSink {

    /** Writes complete lines. A failure is not reported to the caller, because code that logs cannot handle it. */
    void write(String lines);

    /** Reopens the destination; returns false if there is nothing to reopen. */
    boolean reopen() throws IOException;

    void close();
}
