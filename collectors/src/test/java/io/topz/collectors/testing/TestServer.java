package io.topz.collectors.testing;

/** A NATS server started by a test. */
public interface TestServer extends AutoCloseable {

    /** The port on the loopback address. */
    int port();

    /** The answer of its monitoring port to a path with parameters, such as {@code /jsz?streams=1}. */
    String get(String target);

    /** Stops it; its port is free when this returns. A second call does nothing. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
