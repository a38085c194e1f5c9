package io.topz.broker.jetstream.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.topz.broker.clients.Jnats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A backup of a stream, created and restored with the protocol of the {@code nats} command line.
 *
 * @param config the configuration of the stream
 * @param archive the file
 */
@SuppressWarnings("ArrayRecordComponent") // backups are never compared
record Backup(JsonNode config, byte[] archive) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 1500;

    /** Creates a backup of a stream. */
    static Backup of(Connection connection, String stream) throws IOException, InterruptedException {
        Subscription chunks = connection.subscribe(connection.createInbox());
        JsonNode answer = ask(connection, stream, chunks.getSubject());
        return receive(connection, answer, chunks);
    }

    /** Requests a backup whose chunks are sent to a subject; returns the answer. */
    static JsonNode ask(Connection connection, String stream, String deliver) throws IOException, InterruptedException {
        JsonNode answer = request(
                connection,
                "$JS.API.STREAM.SNAPSHOT." + stream,
                ("{\"deliver_subject\":\"" + deliver + "\",\"jsck\":true,\"chunk_size\":2000}").getBytes(UTF_8));
        assertThat(answer.has("error")).as("%s", answer).isFalse();
        return answer;
    }

    /** Receives all chunks of the backup that {@code answer} announces. */
    static Backup receive(Connection connection, JsonNode answer, Subscription chunks) throws InterruptedException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        for (Message chunk = Jnats.next(chunks); chunk.getData().length > 0; chunk = Jnats.next(chunks)) {
            archive.writeBytes(chunk.getData());
            connection.publish(chunk.getReplyTo(), null);
        }
        chunks.unsubscribe();
        return new Backup(answer.get("config"), archive.toByteArray());
    }

    /** This backup with another archive. */
    Backup with(byte[] other) {
        return new Backup(config, other);
    }

    /** Requests a restore; returns the subject for the archive. */
    String begin(Connection connection) throws IOException, InterruptedException {
        String stream = config.get("name").asText();
        JsonNode answer = request(
                connection,
                "$JS.API.STREAM.RESTORE." + stream,
                JSON.writeValueAsBytes(JSON.createObjectNode().set("config", config)));
        assertThat(answer.path("error").isMissingNode()).as("%s", answer).isTrue();
        return answer.get("deliver_subject").asText();
    }

    /** Restores the stream; returns the result. */
    JsonNode restore(Connection connection) throws IOException, InterruptedException {
        String deliver = begin(connection);
        for (int from = 0; from < archive.length; from += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(archive, from, Math.min(archive.length, from + CHUNK));
            Message answer = connection.request(deliver, chunk, Jnats.PATIENCE);
            assertThat(answer).isNotNull();
            assertThat(answer.getData()).isEmpty();
        }
        return request(connection, deliver, new byte[0]);
    }

    /** Sends a request and returns the answer. */
    static JsonNode request(Connection connection, String subject, byte[] body)
            throws IOException, InterruptedException {
        Message answer = connection.request(subject, body, Jnats.PATIENCE);
        assertThat(answer).as("an answer to %s", subject).isNotNull();
        return JSON.readTree(answer.getData());
    }
}
