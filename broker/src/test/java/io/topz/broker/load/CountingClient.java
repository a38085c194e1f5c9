package io.topz.broker.load;

import io.topz.broker.testing.NatsSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A client that counts the messages that it sends and receives. A payload starts with the length of its header block in four digits, so
 * that even a client without header support knows the length of the whole message.
 *
 * <p>One thread sends, and a thread of its own reads. After {@link #fence()} the counts may be read.
 */
final class CountingClient implements AutoCloseable {

    private static final int BATCH = 16 * 1024;

    private final NatsSocket socket;
    private final Thread reader;
    private final Semaphore pongs = new Semaphore(0);
    private final Counts counts = new Counts();
    private final Map<String, Long> bySid = new HashMap<>();
    private final StringBuilder batch = new StringBuilder();

    /** The counts of messages sent and received so far. */
    static final class Counts {
        long sentMessages;
        long sentBytes;
        long gotMessages;
        /** As received by this connection: without the headers if they were removed. */
        long gotBytes;
        /** As they were published. */
        long gotBytesWhole;
        /** The statuses of requests without responders. */
        long noResponders;
    }

    CountingClient(int port, String connectFields) {
        socket = new NatsSocket(port);
        operation("CONNECT {\"verbose\":false,\"pedantic\":false" + connectFields + "}\r\n");
        reader = new Thread(this::read, "reader " + socket.clientId());
        reader.setDaemon(true);
        reader.start();
    }

    long clientId() {
        return socket.clientId();
    }

    Counts counts() {
        return counts;
    }

    long got(String sid) {
        return bySid.getOrDefault(sid, 0L);
    }

    /** Publishes that many bytes of payload, at least 4, not including {@code headers}. */
    void publish(String subject, String reply, String headers, int payload) {
        boolean plain = headers.isEmpty();
        int total = headers.length() + payload;
        batch.append(plain ? "PUB " : "HPUB ")
                .append(subject)
                .append(' ')
                .append(reply)
                .append(' ');
        if (!plain) {
            batch.append(headers.length()).append(' ');
        }
        batch.append(total).append("\r\n").append(headers);
        batch.append(Integer.toString(10_000 + headers.length()), 1, 5)
                .append("x".repeat(payload - 4))
                .append("\r\n");
        counts.sentMessages++;
        counts.sentBytes += total;
        if (batch.length() > BATCH) {
            flush();
        }
    }

    /** Sends an operation other than a publication. */
    void operation(String operation) {
        batch.append(operation);
    }

    /** Sends all buffered operations and waits until the server has processed them and everything that it sent before has been read. */
    void fence() throws InterruptedException {
        operation("PING\r\n");
        flush();
        if (!pongs.tryAcquire(60, TimeUnit.SECONDS)) {
            throw new AssertionError("no PONG within 60 s for client " + clientId());
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void flush() {
        socket.send(batch.toString());
        batch.setLength(0);
    }

    private void read() {
        for (String line = socket.line(); !line.isEmpty(); line = socket.line()) {
            if (line.equals("PONG")) {
                pongs.release();
            } else if (line.startsWith("MSG ") || line.startsWith("HMSG ")) {
                message(line.split(" "), line.startsWith("H"));
            } else if (line.equals("PING")) {
                socket.send("PONG\r\n");
            }
        }
    }

    private void message(String[] arguments, boolean withHeaders) {
        int total = Integer.parseInt(arguments[arguments.length - 1]);
        int headers = withHeaders ? Integer.parseInt(arguments[arguments.length - 2]) : 0;
        String body = socket.bytes(total + 2);
        if (headers == total) {
            counts.noResponders++;
            return;
        }
        counts.gotMessages++;
        counts.gotBytes += total;
        counts.gotBytesWhole += total - headers + Integer.parseInt(body.substring(headers, headers + 4));
        bySid.merge(arguments[2], 1L, Long::sum);
    }
}
