package io.topz.broker.testing;

/** A NATS server that a test started. */
public interface TestServer extends AutoCloseable {

    /** Where it listens on the loopback address. */
    int port();

    /** Stops it; its port is free when this returns. Does nothing the second time. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
