package io.topz.broker.jetstream.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy between clients and a server that passes on all bytes and keeps the JSON that the server delivers. A subscription could not
 * observe it without becoming part of the interest that JetStream evaluates.
 */
final class RecordingProxy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket listener;
    private final int server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<JsonNode> answers = new ArrayList<>();

    private RecordingProxy(ServerSocket listener, int server) {
        this.listener = listener;
        this.server = server;
    }

    /** Listens on a free port of the loopback address for clients of the server on another port. */
    static RecordingProxy before(int server) {
        try {
            RecordingProxy proxy =
                    new RecordingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The payloads so far that were JSON objects. */
    List<JsonNode> answers() {
        synchronized (answers) {
            return List.copyOf(answers);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(upstream);
            start(() ->
                    closing(client, upstream, () -> client.getInputStream().transferTo(upstream.getOutputStream())));
            start(() -> closing(
                    client,
                    upstream,
                    () -> deliver(new BufferedInputStream(upstream.getInputStream()), client.getOutputStream())));
        }
    }

    /** Passes on the output of the server, operation by operation. */
    private void deliver(InputStream in, OutputStream out) throws IOException {
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            out.write(line);
            String operation = new String(line, ISO_8859_1).stripTrailing();
            boolean headers = operation.startsWith("HMSG ");
            if (headers || operation.startsWith("MSG ")) {
                String[] words = operation.split(" ");
                byte[] message = in.readNBytes(Integer.parseInt(words[words.length - 1]) + 2);
                out.write(message);
                keep(message, headers ? Integer.parseInt(words[words.length - 2]) : 0);
            }
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private void keep(byte[] message, int from) throws IOException {
        if (message.length > from && message[from] == '{') {
            JsonNode answer = JSON.readTree(message, from, message.length - from);
            synchronized (answers) {
                answers.add(answer);
            }
        }
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        do {
            next = in.read();
            if (next >= 0) {
                line.write(next);
            }
        } while (next >= 0 && next != '\n');
        return line.toByteArray();
    }

    private static void closing(Socket client, Socket upstream, Pump pump) throws IOException {
        try (client;
                upstream) {
            pump.run();
        }
    }

    private static void start(Pump pump) {
        Thread thread = new Thread(
                () -> {
                    try {
                        pump.run();
                    } catch (IOException e) {
                        // One side has closed its connection, so the other is closed as well.
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Pump {
        void run() throws IOException;
    }
}
