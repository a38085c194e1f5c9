package io.topz.app.remote;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.topz.collectors.text.Secrets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the life of one connection: writes the log lines, whose wording is that of nats-streaming-server, and runs the tasks of those who
 * wait for the loss or the return of the connection. Thread-safe.
 */
final class ConnectionEvents implements ConnectionListener, ErrorListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionEvents.class);

    private final String name;
    private final java.util.function.Consumer<String> closedForGood;
    private final List<Runnable> whenLost = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();
    private volatile boolean isInUse;

    /** Whether the loss of the connection has been reported. Used by the thread of the events. */
    private boolean isLost;

    private volatile String lastError = "";

    /**
     * Creates the listener of the connection with that name.
     *
     * @param closedForGood receives the reason when the connection is closed and will not return
     */
    ConnectionEvents(String name, java.util.function.Consumer<String> closedForGood) {
        this.name = name;
        this.closedForGood = closedForGood;
    }

    /** Reports events from now on: the connection is open. */
    void begin() {
        isInUse = true;
    }

    /** Reports no events any more: the connection is about to be closed. */
    void end() {
        isInUse = false;
    }

    /** The last error of the connection; empty if there was none. */
    String lastError() {
        return lastError;
    }

    /** Runs a task whenever the connection is lost. */
    void whenLost(Runnable task) {
        whenLost.add(task);
    }

    /** Runs a task whenever the connection and its subscriptions are there again. */
    void whenBack(Runnable task) {
        whenBack.add(task);
    }

    /** Runs a task no longer when the connection is lost. */
    void forget(Runnable task) {
        whenLost.remove(task);
    }

    /** Does nothing: jnats calls the method with more parameters. */
    @Deprecated
    @Override
    public void connectionEvent(Connection connection, Events event) {}

    @Override
    public void connectionEvent(Connection connection, Events event, Long time, String url) {
        if (!isInUse) {
            return;
        }
        switch (event) {
            case DISCONNECTED -> {
                // There is such an event after each failed attempt to connect, too.
                if (!isLost) {
                    isLost = true;
                    LOG.error("connection \"{}\" has been disconnected: {}", name, lastError);
                    whenLost.forEach(Runnable::run);
                }
            }
            case RESUBSCRIBED -> {
                isLost = false;
                LOG.info("connection \"{}\" reconnected to NATS Server at \"{}\"", name, Secrets.removed("" + url));
                whenBack.forEach(Runnable::run);
            }
            case CLOSED ->
                closedForGood.accept("connection \"" + name + "\" has been permanently closed: " + lastError);
            default -> {
                // The other events change nothing for the service.
            }
        }
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        lastError = error;
        if (isInUse) {
            LOG.error("Asynchronous error on connection {}: {}", name, error);
        }
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        String message = exception.getMessage();
        lastError = message == null ? exception.getClass().getSimpleName() : Secrets.removed(message);
        LOG.debug("connection \"{}\": {}", name, lastError);
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.error("Asynchronous error on connection {}: slow consumer, messages dropped", name);
    }
}
