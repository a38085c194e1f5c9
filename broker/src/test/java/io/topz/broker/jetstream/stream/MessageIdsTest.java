package io.topz.broker.jetstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that message ids use a bounded part of the heap. */
class MessageIdsTest {

    private static final int BUDGET_BYTES = 10_000;
    private static final String LONG_ID = "i".repeat(60_000);
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final String NO_RESOURCES = "10023";

    @TempDir
    Path store;

    private OurServer server;
    private NatsSocket client;

    @BeforeEach
    void start() {
        server = OurServer.start(new ServerSettings(
                Map.of("store_dir", store.toString(), "max_message_ids", Integer.toString(BUDGET_BYTES))));
        client = new NatsSocket(server.port());
        client.send("CONNECT {\"verbose\":false,\"headers\":true}\r\nSUB inbox 1\r\n");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    @Test
    void longIds_areToldApart() {
        create("S", WINDOW);

        assertThat(publish("S", LONG_ID + "a")).contains("\"seq\":1");
        assertThat(publish("S", LONG_ID + "b")).contains("\"seq\":2");
        assertThat(publish("S", LONG_ID + "a")).contains("\"seq\":1").contains("\"duplicate\": true");
    }

    @Test
    void longIds_takeNoMoreThanShortOnes() {
        create("S", WINDOW);
        int fits = BUDGET_BYTES / (Duplicates.BYTES_PER_ENTRY + Duplicates.MAX_KEPT_BYTES);

        for (int i = 0; i < fits; i++) {
            assertThat(publish("S", LONG_ID + i)).contains("\"seq\":" + (i + 1));
        }
    }

    @Test
    void idsBeyondBudget_areRefusedAndOthersAreNot() {
        create("S", WINDOW);
        create("OTHER", WINDOW);
        fill("S");

        assertThat(publish("OTHER", "id")).contains(NO_RESOURCES);
        assertThat(request("OTHER", "", "hello")).contains("\"seq\":1");
        assertThat(publish("S", "0")).contains("\"duplicate\": true");
    }

    @Test
    void deletedStream_givesItsShareBack() {
        create("S", WINDOW);
        create("OTHER", WINDOW);
        fill("S");

        request("$JS.API.STREAM.DELETE.S", "", "");

        assertThat(publish("OTHER", "id")).contains("\"seq\":1");
    }

    @Test
    void endOfWindow_givesItsShareBack() {
        create("S", Duration.ofMillis(100));
        create("OTHER", WINDOW);
        for (int i = 0; i < BUDGET_BYTES / Duplicates.BYTES_PER_ENTRY + 1; i++) {
            publish("S", Integer.toString(i));
        }

        Eventually.await(
                "the ids of a stream that gets nothing any more are forgotten",
                () -> publish("OTHER", "id").contains("\"seq\":1"));
    }

    private void fill(String stream) {
        int id = 0;
        while (!publish(stream, Integer.toString(id)).contains(NO_RESOURCES)) {
            assertThat(++id).isLessThan(BUDGET_BYTES);
        }
    }

    private void create(String name, Duration window) {
        assertThat(request(
                        "$JS.API.STREAM.CREATE." + name,
                        "",
                        "{\"name\":\"%1$s\",\"subjects\":[\"%1$s\"],\"duplicate_window\":%2$d}"
                                .formatted(name, window.toNanos())))
                .doesNotContain("\"error\"");
    }

    private String publish(String subject, String id) {
        return request(subject, "NATS/1.0\r\nNats-Msg-Id: " + id + "\r\n\r\n", "hello");
    }

    private String request(String subject, String headers, String body) {
        int total = headers.length() + body.length();
        String sizes = headers.isEmpty() ? Integer.toString(total) : headers.length() + " " + total;
        String verb = headers.isEmpty() ? "PUB " : "HPUB ";
        client.send(verb + subject + " inbox " + sizes + "\r\n" + headers + body + "\r\n");
        return client.payload();
    }
}
