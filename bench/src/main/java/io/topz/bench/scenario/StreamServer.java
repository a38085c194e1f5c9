package io.topz.bench.scenario;

import io.topz.bench.client.StreamApi;
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
 * A server with JetStream, its streams in a new folder that goes when this closes. It can be stopped and started again and then
 * finds its streams. One thread.
 */
final class StreamServer implements AutoCloseable {

    /** Bytes of each message. */
    static final int PAYLOAD_BYTES = 128;

    /** Messages that are not acknowledged yet where that is not what is measured. */
    static final int IN_FLIGHT = 1_024;

    private final StoreFolder folder;
    private final Contender contender;
    private Server server;

    private StreamServer(StoreFolder folder, Contender contender, Server server) {
        this.folder = folder;
        this.contender = contender;
        this.server = server;
    }

    /** Makes a server ready, such as by filling a stream. */
    @FunctionalInterface
    interface Preparation {
        void prepare(StreamServer server) throws IOException;
    }

    /** Starts a server without streams and makes it ready. */
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

    /** A session that ends with this. */
    Session session(List<Case> cases) {
        return new Session(cases, this::close);
    }

    /** The server that is running. */
    Server running() {
        return server;
    }

    /** Stops it; {@link #startAgain()} goes on. */
    void stop() {
        server.close();
    }

    /** Ends it as {@code kill -9} does; {@link #startAgain()} goes on. */
    void kill() {
        server.kill();
    }

    /** Starts it with the streams that it had. */
    Server startAgain() throws IOException {
        server = contender.start();
        return server;
    }

    /** Makes a stream, named like its subject, and publishes to it. */
    void fill(String stream, String storage, int messages) throws IOException {
        try (Crew crew = new Crew(server)) {
            crew.keep(StreamApi.open(server.port())).createStream(stream, stream, storage);
            StreamPublisher publisher =
                    new StreamPublisher(crew.connect("publisher"), stream, stream, PAYLOAD_BYTES, IN_FLIGHT);
            crew.run(List.of(() -> publisher.publish(messages, nanos -> {})));
        }
    }

    /**
     * Says whether the streams hold as many messages as they have to.
     *
     * @throws IOException if not
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
