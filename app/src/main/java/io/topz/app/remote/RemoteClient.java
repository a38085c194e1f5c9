package io.topz.app.remote;

import io.nats.client.Dispatcher;
import io.nats.client.Subscription;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.service.NatsClient;
import io.topz.broker.service.RandomId;
import io.topz.broker.subject.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A client of the service on a {@link RemoteConnection}. Nothing that it does waits for the network, except that a publisher waits for a
 * short time when the socket does not take what was published.
 */
final class RemoteClient implements NatsClient {

    private static final byte[] EMPTY = new byte[0];

    private final Reactor reactor;
    private final RemoteConnection connection;
    private final RemoteInbox inbox;
    private final Dispatcher dispatcher;
    private final Runnable whenLost;

    /** The tasks that send the published messages after the commits, so that nobody sees changes that could still be lost. */
    private final List<Runnable> outgoing = new ArrayList<>();

    /** The tasks that wait for a message of this client to itself, by the number in its subject. */
    private final TreeMap<Long, Runnable> flushes = new TreeMap<>();

    private @Nullable String flushPrefix;
    private long lastFlush;

    RemoteClient(Reactor reactor, RemoteConnection connection, RemoteInbox inbox) {
        this.reactor = reactor;
        this.connection = connection;
        this.inbox = inbox;
        dispatcher = connection.connection().createDispatcher();
        whenLost = () -> reactor.execute(this::completeFlushes);
        connection.events().whenLost(whenLost);
    }

    @Override
    public Registration subscribe(ByteString subject, @Nullable ByteString queue, Receiver receiver) {
        Subscription subscription = queue == null
                ? dispatcher.subscribe(subject.toString(), message -> inbox.add(receiver, message))
                : dispatcher.subscribe(subject.toString(), queue.toString(), message -> inbox.add(receiver, message));
        return () -> {
            if (dispatcher.isActive()) {
                dispatcher.unsubscribe(subscription);
            }
        };
    }

    @Override
    public void publish(ByteString subject, @Nullable ByteString reply, byte[] body, int length) {
        if (outgoing.isEmpty()) {
            reactor.afterCommit(this::send);
        }
        String to = subject.toString();
        String answerTo = reply == null ? null : reply.toString();
        byte[] copy = Arrays.copyOf(body, length);
        outgoing.add(() -> connection.publish(to, answerTo, copy));
    }

    private void send() {
        List<Runnable> messages = List.copyOf(outgoing);
        outgoing.clear();
        messages.forEach(Runnable::run);
    }

    /**
     * Sends a message to itself, which comes after everything that the server had for this client, and through the same queue. That makes
     * it a better barrier than a PING, and nobody has to wait for the answer.
     */
    @Override
    public void flush(Runnable then) {
        reactor.afterCommit(() -> {
            if (!isConnected()) {
                reactor.execute(then);
                return;
            }
            String prefix = flushPrefix();
            flushes.put(++lastFlush, then);
            connection.publish(prefix + lastFlush, null, EMPTY);
        });
    }

    private String flushPrefix() {
        String prefix = flushPrefix;
        if (prefix == null) {
            prefix = "_INBOX." + RandomId.nuid(reactor.random()) + ".";
            flushPrefix = prefix;
            subscribe(ByteString.of(prefix + "*"), null, this::flushed);
        }
        return prefix;
    }

    private void flushed(Message message) {
        String subject = ByteString.copyOf(message.buffer, message.subject, message.subjectLength)
                .toString();
        try {
            long number = Long.parseLong(subject.substring(subject.lastIndexOf('.') + 1));
            Map<Long, Runnable> done = flushes.headMap(number, true);
            done.values().forEach(reactor::execute);
            done.clear();
        } catch (NumberFormatException e) {
            // Another client has sent it.
            return;
        }
    }

    private void completeFlushes() {
        flushes.values().forEach(reactor::execute);
        flushes.clear();
    }

    @Override
    public boolean isConnected() {
        return connection.isConnected();
    }

    @Override
    public void onReconnect(Runnable task) {
        connection.events().whenBack(() -> reactor.execute(task));
    }

    @Override
    public void close() {
        connection.events().forget(whenLost);
        if (!connection.isClosed()) {
            connection.connection().closeDispatcher(dispatcher);
        }
    }
}
