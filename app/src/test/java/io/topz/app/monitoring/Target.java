package io.topz.app.monitoring;

/** A NATS server with a monitoring port, ours or a real one. */
interface Target extends AutoCloseable {

    /** The name for failure messages. */
    String name();

    /** The port for clients on the loopback address. */
    int clientPort();

    /** The port for HTTP on the loopback address. */
    int monitorPort();

    /** The prefix of every path, empty for none. */
    String basePath();

    @Override
    void close();
}
