package io.topz.app.monitoring;

/** A NATS server with a monitoring port, ours or a real one. */
interface Target extends AutoCloseable {

    /** For messages of failures. */
    String name();

    /** Where it takes clients on the loopback address. */
    int clientPort();

    /** Where it answers HTTP on the loopback address. */
    int monitorPort();

    /** What stands before every path, empty for nothing. */
    String basePath();

    @Override
    void close();
}
