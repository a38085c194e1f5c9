package io.topz.broker.jetstream.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.testing.NatsSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A raw client of JetStream that ends with its connection. */
final class Client implements AutoCloseable {

    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":\\s*(\\d+)");
    private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private static final int AT_ONCE = 100;

    private final NatsSocket socket;
    private final String inbox = "in." + CLIENTS.incrementAndGet() + ".";

    /** A message; {@code reply} is empty if there is none. */
    record Received(String subject, String reply, String body) {}

    Client(int port) {
        socket = new NatsSocket(port);
        socket.send("CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\nSUB " + inbox + "> 1\r\n");
    }

    /** A subject for answers that only this client uses. */
    String inbox(Object name) {
        return inbox + name;
    }

    void publish(String subject, String reply, String payload) {
        socket.send("PUB " + subject + " " + reply + " " + payload.getBytes(UTF_8).length + "\r\n" + payload + "\r\n");
    }

    /** Publishes with one header line; the answer is the next message. */
    void publishWithHeader(String subject, String line, String payload) {
        publish(subject, inbox + "ack", "NATS/1.0\r\n" + line + "\r\n\r\n", payload);
    }

    /** Publishes with a complete header block, which may be empty. */
    void publish(String subject, String reply, String header, String payload) {
        if (header.isEmpty()) {
            publish(subject, reply, payload);
        } else {
            socket.send("HPUB " + subject + " " + reply + " " + header.length() + " "
                    + (header.length() + payload.length()) + "\r\n" + header + payload + "\r\n");
        }
    }

    /** The next message; empty at the end of the connection. */
    Optional<Received> receive() {
        while (true) {
            String line = socket.operation();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (line.startsWith("MSG ") || line.startsWith("HMSG ")) {
                String[] parts = line.split(" ");
                int size = Integer.parseInt(parts[parts.length - 1]);
                String body = socket.bytes(size);
                socket.bytes(2);
                int arguments = parts.length - (line.startsWith("H") ? 1 : 0);
                return socket.ended() && body.length() < size
                        ? Optional.empty()
                        : Optional.of(new Received(parts[1], arguments == 5 ? parts[3] : "", body));
            }
        }
    }

    /** Sends a request to the API and returns the answer. */
    String request(String subject, String payload) {
        return tryRequest(subject, payload).orElseThrow(() -> new AssertionError("no answer to " + subject));
    }

    /** Sends a request to the API and returns the answer; empty at the end of the connection. */
    Optional<String> tryRequest(String subject, String payload) {
        publish("$JS.API." + subject, inbox + "api", payload);
        return receive().map(Received::body);
    }

    /** Whether the connection is known to have ended. */
    boolean hasEnded() {
        return socket.ended();
    }

    /** Sends many requests at once; the answers are in the order of the requests. */
    List<String> requests(String subject, List<String> payloads) {
        List<String> answers = new ArrayList<>(payloads.size());
        for (int from = 0; from < payloads.size(); from += AT_ONCE) {
            List<String> some = payloads.subList(from, Math.min(payloads.size(), from + AT_ONCE));
            some.forEach(payload -> publish("$JS.API." + subject, inbox + "api", payload));
            for (int i = 0; i < some.size(); i++) {
                answers.add(receive()
                        .orElseThrow(() -> new AssertionError("no answer to " + subject))
                        .body());
            }
        }
        return answers;
    }

    /** The payload in an answer to {@code STREAM.MSG.GET}. */
    static Optional<String> payloadOf(String answer) {
        Matcher data = DATA.matcher(answer);
        return data.find()
                ? Optional.of(new String(Base64.getDecoder().decode(data.group(1)), UTF_8))
                : Optional.empty();
    }

    /** The sequence in an acknowledgement. */
    static Optional<Long> sequence(String acknowledgement) {
        Matcher sequence = SEQUENCE.matcher(acknowledgement);
        return sequence.find() && !acknowledgement.contains("\"error\"")
                ? Optional.of(Long.parseLong(sequence.group(1)))
                : Optional.empty();
    }

    @Override
    public void close() {
        socket.close();
    }
}
