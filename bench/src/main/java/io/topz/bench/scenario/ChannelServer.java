package io.topz.bench.scenario;

import io.topz.bench.client.StreamingSession;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import io.topz.collectors.document.Serverz;
import java.io.IOException;
import java.time.Duration;

/** A server with NATS Streaming. Every measurement uses a new channel and new clients. Used by one thread. */
final class ChannelServer implements AutoCloseable {

    private static final int MAX_ATTEMPTS = 20;
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Server server;
    private int names;

    private ChannelServer(Server server) {
        this.server = server;
    }

    /** Starts a server without limits. */
    static ChannelServer start(Contender contender) throws IOException {
        return new ChannelServer(
                contender.with("-mc", "0", "-msu", "0", "-mm", "0", "-mb", "0").start());
    }

    Server running() {
        return server;
    }

    /** A name that was not used before. */
    String newName(String prefix) {
        return prefix + "-" + ++names;
    }

    /** Starts a session that ends with a crew. */
    StreamingSession connect(Crew crew, String name) throws IOException {
        return crew.keep(StreamingSession.open(server.port(), newName(name)));
    }

    /** The number of messages in all channels. */
    long messages() throws IOException {
        Long messages = server.ask(Serverz.class, "/streaming/serverz").totalMsgs();
        return messages == null ? 0 : messages;
    }

    /**
     * Checks that the channels hold the expected number of messages.
     *
     * @throws IOException if they do not
     */
    void expectMessages(long expected) throws IOException {
        long messages = messages();
        if (messages != expected) {
            throw new IOException(
                    "/streaming/serverz says %,d messages where %,d were acknowledged".formatted(messages, expected));
        }
    }

    /**
     * Checks that it has the expected number of subscriptions. A server with many channels may be too busy for the first questions.
     *
     * @throws IOException if it has not
     */
    void expectSubscriptions(long expected) throws IOException {
        Serverz serverz = null;
        for (int attempt = 1; serverz == null; attempt++) {
            try {
                serverz = server.ask(Serverz.class, "/streaming/serverz");
            } catch (IOException busy) {
                if (attempt == MAX_ATTEMPTS) {
                    throw busy;
                }
                Pause.of(INTERVAL);
            }
        }
        Long subscriptions = serverz.subscriptions();
        if (subscriptions == null || subscriptions != expected) {
            throw new IOException("/streaming/serverz says %,d subscriptions where %,d were accepted"
                    .formatted(subscriptions, expected));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
