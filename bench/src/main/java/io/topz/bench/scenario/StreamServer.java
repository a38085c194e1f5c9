package io.topz.bench.scenario;

import io.topz.bench.client.JetStreamClient;
import io.topz.bench.client.StreamPublisher;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import io.topz.bench.server.StoreFolder;
import io.topz.collectors.document.Jsz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A server with JetStream, with its streams in a new folder that is deleted when this is closed. It can be stopped and started again with
 * its streams. Used by one thread.
 */
final class StreamServer implements AutoCloseable {

    /** The payload length of each message. */
    static final int PAYLOAD_BYTES = 128;

    /** The number of unacknowledged messages in scenarios that do not measure it. */
    static final int IN_FLIGHT = 1_024;

    private final StoreFolder folder;
    private final Contender contender;
    private Server server;

    private StreamServer(StoreFolder folder, Contender contender, Server server) {
        this.folder = folder;
        this.contender = contender;
        this.server = server;
    }

    /** Prepares a server, for instance by filling a stream. */
    @FunctionalInterface
    interface Preparation {
        void prepare(StreamServer server) throws IOException;
    }

    /** Starts a server without streams and prepares it. */
    static StreamServer start(Contender contender, Path parent, Preparation preparation) throws IOException {
        StoreFolder folder = StoreFolder.in(parent);
        try {
            Contender withStreams = folder.streamsOf(contender);
            StreamServer server = new StreamServer(folder, withStreams, withStreams.start());
            try {
                preparation.prepare(server);
                return server;
            } catch (IOException | RuntimeException failed) {
                server.server.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** A session that is closed with this server. */
    Session session(List<Case> cases) {
        return new Session(cases, this::close);
    }

    /** The running server. */
    Server running() {
        return server;
    }

    /** Stops it; {@link #startAgain()} must follow. */
    void stop() {
        server.close();
    }

    /** Kills it as {@code kill -9} does; {@link #startAgain()} must follow. */
    void kill() {
        server.kill();
    }

    /** Starts it with its existing streams. */
    Server startAgain() throws IOException {
        server = contender.start();
        return server;
    }

    /** Creates a stream with a subject of the same name and publishes to it. */
    void fill(String stream, String storage, int messages) throws IOException {
        try (Crew crew = new Crew(server)) {
            crew.keep(JetStreamClient.open(server.port())).createStream(stream, stream, storage);
            StreamPublisher publisher =
                    new StreamPublisher(crew.connect("publisher"), stream, stream, PAYLOAD_BYTES, IN_FLIGHT);
            crew.run(List.of(() -> publisher.publish(messages, nanos -> {})));
        }
    }

    /**
     * Checks that the streams hold the expected number of messages.
     *
     * @throws IOException if they do not
     */
    void expectMessages(long expected) throws IOException {
        Long messages = server.ask(Jsz.class, "/jsz").messages();
        if (messages == null || messages != expected) {
            throw new IOException("/jsz says %,d messages where %,d were acknowledged".formatted(messages, expected));
        }
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
