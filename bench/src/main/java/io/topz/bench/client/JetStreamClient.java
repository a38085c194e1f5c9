package io.topz.bench.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A small JetStream client that creates streams and consumers, one request after the other. Used by one thread. */
public final class JetStreamClient implements AutoCloseable {

    private static final String INBOX = "_INBOX.bench-api";

    /** The time limit for a response. A busy server may have much to delete. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final NatsConnection connection;
    private final MessageReader answers;

    private JetStreamClient(NatsConnection connection) {
        this.connection = connection;
        this.answers = new MessageReader(connection);
    }

    /** Connects to a server. */
    public static JetStreamClient open(int port) throws IOException {
        return open(port, ANSWER_TIMEOUT);
    }

    static JetStreamClient open(int port, Duration answerTimeout) throws IOException {
        NatsConnection connection = NatsConnection.open(port, "api", answerTimeout);
        connection.subscribe(INBOX);
        return new JetStreamClient(connection);
    }

    /**
     * Creates a stream without limits.
     *
     * @param storage {@code memory} or {@code file}
     */
    public void createStream(String name, String subject, String storage) throws IOException {
        ask("$JS.API.STREAM.CREATE." + name, """
                {"name":"%s","subjects":["%s"],"retention":"limits","max_consumers":-1,"max_msgs":-1,"max_bytes":-1,\
                "max_age":0,"storage":"%s","discard":"old","num_replicas":1}""".formatted(name, subject, storage));
    }

    /** Deletes a stream and its messages. */
    public void deleteStream(String name) throws IOException {
        ask("$JS.API.STREAM.DELETE." + name, "");
    }

    /**
     * Creates a durable pull consumer for all messages.
     *
     * @param ackPolicy {@code none} or {@code explicit}
     */
    public void createPullConsumer(String stream, String name, String ackPolicy) throws IOException {
        createConsumer(stream, name, "\"ack_policy\":\"%s\"".formatted(ackPolicy));
    }

    /** Creates a durable push consumer for all messages, without acknowledgements. */
    public void createPushConsumer(String stream, String name, String deliverSubject) throws IOException {
        createConsumer(stream, name, "\"ack_policy\":\"none\",\"deliver_subject\":\"%s\"".formatted(deliverSubject));
    }

    private void createConsumer(String stream, String name, String config) throws IOException {
        ask("$JS.API.CONSUMER.DURABLE.CREATE.%s.%s".formatted(stream, name), """
                {"stream_name":"%s","config":{"durable_name":"%s","deliver_policy":"all","replay_policy":"instant",%s}}\
                """.formatted(stream, name, config));
    }

    /** Deletes a consumer. */
    public void deleteConsumer(String stream, String name) throws IOException {
        ask("$JS.API.CONSUMER.DELETE.%s.%s".formatted(stream, name), "");
    }

    /** Whether all deliveries of a consumer have been acknowledged. */
    public boolean isAllAcknowledged(String stream, String consumer) throws IOException {
        return ask("$JS.API.CONSUMER.INFO.%s.%s".formatted(stream, consumer), "")
                .matches("(?s).*\"num_ack_pending\":\\s*0\\D.*");
    }

    /** Publishes one message and waits for its acknowledgement. */
    public void publish(String subject, String payload) throws IOException {
        ask(subject, payload);
    }

    /**
     * Sends a request and waits for the response.
     *
     * @throws IOException if the response is an error, with its text, or if none arrives
     */
    private String ask(String subject, String body) throws IOException {
        int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
        connection.send("PUB %s %s %d\r\n%s\r\n".formatted(subject, INBOX, length, body));
        try {
            answers.await();
        } catch (SocketTimeoutException late) {
            throw new IOException(subject + " is not answered in time", late);
        }
        if (answers.hasHeaders()) {
            throw new IOException("%s is answered with %s".formatted(subject, answers.line()));
        }
        String answer = answers.payload();
        if (answer.contains("\"error\"")) {
            throw new IOException("%s is answered with %s".formatted(subject, answer));
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
