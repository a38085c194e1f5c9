package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that long API requests do not block JetStream: a short request that arrives after a long one is answered first. Unlike a time, this
 * order does not depend on how busy the machine is.
 */
@Tag("slow")
class LongRequestsTest {

    /** Many times the number of messages handled in one turn. */
    private static final int MESSAGES = 30_000;

    private static final String LONG = "in.long";
    private static final String SHORT = "in.short";

    private record Answer(String subject, String body) {}

    @TempDir
    private Path store;

    private Broker broker;
    private NatsSocket client;

    @BeforeEach
    void start() {
        broker = Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .eventLoops(1)
                .jetStream(JetStreamOptions.in(store))
                .build());
        client = new NatsSocket(broker.port());
        client.send("CONNECT {\"verbose\":false}\r\nSUB in.* 1\r\n");
        ask("STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"],\"storage\":\"memory\"}");
        publish(MESSAGES);
        Eventually.await("all are stored", () -> info().contains("\"messages\":" + MESSAGES + ","));
    }

    @AfterEach
    void stop() {
        client.close();
        broker.stop();
    }

    private void publish(int messages) {
        StringBuilder publishes = new StringBuilder();
        for (int i = 0; i < messages; i++) {
            publishes.append("PUB s.").append(i).append(" 1\r\nx\r\n");
        }
        client.send(publishes.toString());
    }

    private static String request(String subject, String payload, String reply) {
        return "PUB $JS.API." + subject + ' ' + reply + ' ' + payload.length() + "\r\n" + payload + "\r\n";
    }

    private String ask(String subject, String payload) {
        client.send(request(subject, payload, SHORT));
        return answer().body();
    }

    private String info() {
        return ask("STREAM.INFO.S", "");
    }

    private Answer answer() {
        String line = client.line();
        while (!line.startsWith("MSG")) {
            line = client.line();
        }
        String[] head = line.split(" ");
        String body = client.bytes(Integer.parseInt(head[head.length - 1]));
        client.bytes(2);
        return new Answer(head[1], body);
    }

    /** Sends a long request followed by a short one; returns the answer to the long one, which arrives last. */
    private String askWithAnother(String subject, String payload) {
        client.send(request(subject, payload, LONG) + request("STREAM.NAMES", "", SHORT));
        assertThat(answer().subject()).isEqualTo(SHORT);
        Answer last = answer();
        assertThat(last.subject()).isEqualTo(LONG);
        return last.body();
    }

    @Test
    void purgeOfSomeSubjects_letsOthersIn() {
        String answer = askWithAnother("STREAM.PURGE.S", "{\"filter\":\"s.*\"}");

        assertThat(answer).contains("\"purged\":" + MESSAGES);
        assertThat(info()).contains("\"messages\":0,");
    }

    @Test
    void purgeUpToASequence_letsOthersIn() {
        String answer = askWithAnother("STREAM.PURGE.S", "{\"seq\":" + MESSAGES / 2 + "}");

        assertThat(answer).contains("\"purged\":" + (MESSAGES / 2 - 1));
        assertThat(info()).contains("\"messages\":" + (MESSAGES / 2 + 1), "\"first_seq\":" + MESSAGES / 2);
    }

    @Test
    void purgeThatKeepsMessages_letsOthersIn() {
        String answer = askWithAnother("STREAM.PURGE.S", "{\"filter\":\"s.*\",\"keep\":" + MESSAGES / 3 + "}");

        assertThat(answer).contains("\"purged\":" + MESSAGES * 2 / 3);
        assertThat(info()).contains("\"messages\":" + MESSAGES / 3, "\"first_seq\":" + (MESSAGES * 2 / 3 + 1));
    }

    @Test
    void informationAboutManySubjects_letsOthersIn() {
        String answer = askWithAnother("STREAM.INFO.S", "{\"subjects_filter\":\"s.*\",\"offset\":29990}");

        assertThat(answer).contains("\"total\":" + MESSAGES, "\"offset\":29990", "\"s.9999\":1", "\"s.9990\":1");
        assertThat(answer).doesNotContain("\"s.9989\"");
    }

    @Test
    void messages_thatComeDuringAPurge_stay() {
        client.send(request("STREAM.PURGE.S", "{\"filter\":\"s.*\"}", LONG));
        publish(10);

        assertThat(answer().body()).contains("\"purged\":" + MESSAGES);
        Eventually.await("the others are stored", () -> info().contains("\"messages\":10,"));
    }

    @Test
    void purgeOfAll_beginsBehindTheLastMessage() {
        assertThat(ask("STREAM.PURGE.S", "")).contains("\"purged\":" + MESSAGES);

        assertThat(info()).contains("\"messages\":0,", "\"first_seq\":" + (MESSAGES + 1));
    }

    @Test
    void purge_whoseStreamIsDeletedMeanwhile_isRefused() {
        client.send(request("STREAM.PURGE.S", "{\"filter\":\"s.*\"}", LONG) + request("STREAM.DELETE.S", "", SHORT));

        assertThat(answer().body()).contains("\"success\":true");
        assertThat(answer().body()).contains("stream not found");
    }
}
