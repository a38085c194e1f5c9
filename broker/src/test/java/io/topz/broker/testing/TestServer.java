package io.topz.broker.testing;

/** A NATS server that a test started. */
public interface TestServer extends AutoCloseable {

    /** Where it listens on the loopback address. */
    int port();

    /** What its monitoring port answers to a path with parameters, such as {@code /jsz?streams=1}. */
    String get(String target);

    /** Stops it; its port is free when this returns. Does nothing the second time. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
