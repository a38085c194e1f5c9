package io.topz.bench.client;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections with one subscription each that do nothing but answer PING, on one thread of their own. */
public final class IdleConnections implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] PONG = "PONG\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<SocketChannel> channels = new ArrayList<>();
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Thread answering = new Thread(this::answerPings, "idle connections");
    private volatile boolean closing;
    private volatile boolean lost;

    private IdleConnections(Selector selector) {
        this.selector = selector;
        answering.setDaemon(true);
    }

    /** Connects one after the other; returns when the server knows all subscriptions. */
    public static IdleConnections open(int port, int count) throws IOException {
        IdleConnections connections = new IdleConnections(Selector.open());
        try {
            for (int i = 0; i < count; i++) {
                connections.add(port, i);
            }
            connections.answering.start();
            return connections;
        } catch (IOException | RuntimeException failed) {
            connections.close();
            throw failed;
        }
    }

    private void add(int port, int number) throws IOException {
        String subscription = NatsConnection.subscription("idle." + number);
        NatsConnection connection = NatsConnection.open(port, "idle-" + number, subscription, buffer);
        SocketChannel channel = connection.channel();
        channels.add(channel);
        // The connections are reset at the end: ten thousand sockets in TIME_WAIT would use up the client's ports in a
        // few rounds.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    private void answerPings() {
        try {
            while (!closing) {
                selector.select(this::answer);
            }
        } catch (IOException broken) {
            lost = true;
        }
    }

    private void answer(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        buffer.clear();
        try {
            int length = channel.read(buffer);
            if (length < 0) {
                throw new IOException("closed by the server");
            }
            // An idle connection receives only PING, and too rarely for two to arrive together.
            if (length > 0 && buffer.get(0) == 'P') {
                channel.write(ByteBuffer.wrap(PONG));
            }
        } catch (IOException closed) {
            lost = true;
            key.cancel();
        }
    }

    /**
     * Checks that all connections are still open.
     *
     * @throws IOException if the server closed one
     */
    public void check() throws IOException {
        if (lost) {
            throw new IOException("the server closed an idle connection");
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        try {
            answering.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
