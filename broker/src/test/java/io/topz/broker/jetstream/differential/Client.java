package io.topz.broker.jetstream.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a script. It reads on a thread of its own and keeps the messages of each subscription, and of each subject below its
 * inbox, separately.
 */
final class Client implements AutoCloseable {

    private static final String CONNECT = """
            CONNECT {"verbose":false,"pedantic":false,"headers":true,"no_responders":true,"protocol":1,"lang":"script","version":"1"}\r
            """;
    private static final String INBOX_SID = "inbox";

    private final Socket socket;
    private final InputStream in;
    private final Map<String, BlockingQueue<Frame>> frames = new ConcurrentHashMap<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final List<String> errors = new ArrayList<>();

    /**
     * Connects to a server on the loopback address.
     *
     * @param inbox the first token of the subjects for its answers
     */
    Client(int port, String inbox) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "script " + inbox);
        reader.setDaemon(true);
        reader.start();
        send(CONNECT + "SUB " + inbox + ".> " + INBOX_SID + "\r\n");
    }

    void subscribe(String name, String subject, String queue) {
        send("SUB " + subject + " " + queue + (queue.isEmpty() ? "" : " ") + name + "\r\n");
        fence();
    }

    void unsubscribe(String name) {
        send("UNSUB " + name + "\r\n");
        fence();
    }

    /** Publishes; headers are lines with their ends, empty for none. */
    void publish(String subject, String reply, String headers, String payload) {
        String to = subject + " " + (reply.isEmpty() ? "" : reply + " ");
        if (headers.isEmpty()) {
            send("PUB " + to + payload.length() + "\r\n" + payload + "\r\n");
        } else {
            String block = "NATS/1.0\r\n" + headers + "\r\n";
            int total = block.length() + payload.length();
            send("HPUB " + to + block.length() + " " + total + "\r\n" + block + payload + "\r\n");
        }
    }

    /** The next message of a subscription or for a subject of the inbox; null if none arrives in time. */
    @Nullable
    Frame next(String name, Duration patience) {
        try {
            return queue(name).poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Waits until the server has read everything that was sent. */
    void fence() {
        send("PING\r\n");
        try {
            pongs.poll(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The messages that were received and not requested, in the order of the names. */
    List<Frame> leftOver() {
        List<Frame> left = new ArrayList<>();
        frames.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entry.getValue().drainTo(left));
        return left;
    }

    /** The errors that the server reported. */
    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BlockingQueue<Frame> queue(String name) {
        return frames.computeIfAbsent(name, unused -> new LinkedBlockingQueue<>());
    }

    private void send(String bytes) {
        try {
            synchronized (socket) {
                socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            complain("the connection is closed: " + e.getMessage());
        }
    }

    private void read() {
        try {
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.startsWith("MSG ") || line.startsWith("HMSG ")) {
                    Frame frame = frame(line.split(" "));
                    queue(frame.sid().equals(INBOX_SID) ? frame.subject() : frame.sid())
                            .add(frame);
                } else if (line.equals("PING")) {
                    send("PONG\r\n");
                } else if (line.equals("PONG")) {
                    pongs.add(line);
                } else if (line.startsWith("-ERR")) {
                    complain(line);
                }
            }
        } catch (IOException e) {
            // One of the sides has closed the connection; the transcript shows what is missing.
        }
    }

    private void complain(String error) {
        synchronized (errors) {
            errors.add(error);
        }
    }

    private Frame frame(String[] words) throws IOException {
        boolean headers = words[0].equals("HMSG");
        int sizes = headers ? 2 : 1;
        String reply = words.length == 4 + sizes ? words[3] : "";
        int total = Integer.parseInt(words[words.length - 1]);
        int headerLength = headers ? Integer.parseInt(words[words.length - 2]) : 0;
        String bytes = new String(in.readNBytes(total + 2), ISO_8859_1);
        return new Frame(
                words[1], words[2], reply, bytes.substring(0, headerLength), bytes.substring(headerLength, total));
    }

    /** The next line without its end; empty at the end of the connection. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
