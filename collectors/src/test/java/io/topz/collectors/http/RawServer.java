package io.topz.collectors.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on plain sockets that handles each connection as the test specifies. */
final class RawServer implements AutoCloseable {

    /** The behaviour of the server on a connection; the connection is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Socket connection, int number) throws Exception;
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    RawServer(Behaviour behaviour) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads.execute(() -> accept(behaviour));
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket connection = listener.accept();
                open.add(connection);
                int number = connections.incrementAndGet();
                threads.execute(() -> {
                    try (connection) {
                        behaviour.serve(connection, number);
                    } catch (Exception gone) {
                        // The test has ended, or the client has left; the client's observations are what counts.
                    }
                });
            }
        } catch (IOException closed) {
            // closed by close()
        }
    }

    /** Reads one request up to its empty line; false at the end of the stream. */
    static boolean readRequest(Socket connection) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int c = connection.getInputStream().read();
            if (c < 0) {
                return false;
            }
            matched = c == "\r\n\r\n".charAt(matched) ? matched + 1 : c == '\r' ? 1 : 0;
        }
        return true;
    }

    static void write(Socket connection, String text) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
