package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with inputs of very many levels: subjects of many tokens, nested JSON. They are legal inputs. */
class DeepInputTest {

    private static final String CONNECT = "CONNECT {\"verbose\":false}\r\nSUB inbox 1\r\n";

    /** A depth that exceeds any recursion on a thread of ordinary size; its length is below that of the largest message. */
    private static final String DEEP = "a.".repeat(50_000);

    @TempDir
    Path store;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"subjects\":[\"%sx\"]",
                "\"subjects\":[\"%s>\"]",
                "\"subjects\":[\"b\"],\"subject_transform\":{\"src\":\"b\",\"dest\":\"%sx\"}",
                "\"subjects\":[\"b\"],\"republish\":{\"src\":\"b\",\"dest\":\"%sx\"}",
                "\"sources\":[{\"name\":\"OTHER\",\"filter_subject\":\"%sx\"}]"
            })
    void streamWithDeepSubject_endsNothing(String configuration) {
        try (OurServer server = start();
                NatsSocket client = client(server)) {
            request(client, "$JS.API.STREAM.CREATE.OTHER", "{\"name\":\"OTHER\",\"subjects\":[\"other\"]}");

            assertThat(request(
                            client,
                            "$JS.API.STREAM.CREATE.DEEP",
                            "{\"name\":\"DEEP\"," + configuration.formatted(DEEP) + "}"))
                    .contains("DEEP");

            assertThat(request(client, "other", "1")).contains("\"seq\":1");
        }
        try (OurServer server = start();
                NatsSocket client = client(server)) {
            assertThat(request(client, "other", "2")).contains("\"seq\":2");
            assertThat(request(client, "$JS.API.STREAM.DELETE.DEEP", "")).contains("\"success\":true");
        }
    }

    @Test
    void consumerWithDeepFilter_endsNothing() {
        try (OurServer server = start();
                NatsSocket client = client(server)) {
            request(client, "$JS.API.STREAM.CREATE.S", "{\"name\":\"S\",\"subjects\":[\"a.>\",\"other\"]}");

            assertThat(request(
                            client,
                            "$JS.API.CONSUMER.CREATE.S.C",
                            "{\"stream_name\":\"S\",\"config\":{\"name\":\"C\",\"durable_name\":\"C\",\"filter_subject\":\""
                                    + DEEP + "x\"}}"))
                    .contains("\"name\":\"C\"");

            assertThat(request(client, "other", "1")).contains("\"seq\":1");
        }
    }

    @Test
    void requestOfNestedJson_isAnswered() {
        try (OurServer server = start();
                NatsSocket client = client(server)) {
            String nested = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

            assertThat(request(client, "$JS.API.STREAM.CREATE.S", nested)).contains("10025");
        }
    }

    private OurServer start() {
        return OurServer.start(new ServerSettings(Map.of("store_dir", store.toString())));
    }

    private static NatsSocket client(OurServer server) {
        NatsSocket client = new NatsSocket(server.port());
        client.send(CONNECT);
        client.fence(0);
        return client;
    }

    private static String request(NatsSocket client, String subject, String body) {
        client.send("PUB " + subject + " inbox " + body.length() + "\r\n" + body + "\r\n");
        return client.payload();
    }
}
