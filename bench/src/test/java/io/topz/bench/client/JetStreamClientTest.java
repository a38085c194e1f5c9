package io.topz.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JetStreamClientTest {

    private static String answer(String[] command, String text) {
        return "MSG %s 1 %d\r\n%s\r\n".formatted(command[2], text.length(), text);
    }

    @Test
    void request_refused_saysWhatTheServerSays() throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.start((command, body) -> answer(command, "{\"error\":{\"code\":400}}"));
                JetStreamClient api = JetStreamClient.open(server.port())) {
            assertThatThrownBy(() -> api.createStream("S", "s", "memory"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("$JS.API.STREAM.CREATE.S is answered with {\"error\":{\"code\":400}}");
        }
    }

    @Test
    void request_toNobody_isAnError() throws IOException {
        String nobody = "NATS/1.0 503\r\n\r\n";
        try (ScriptedServer server = ScriptedServer.start((command, body) ->
                        "HMSG %s 1 %d %d\r\n%s\r\n".formatted(command[2], nobody.length(), nobody.length(), nobody));
                JetStreamClient api = JetStreamClient.open(server.port())) {
            assertThatThrownBy(() -> api.deleteStream("S"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("NATS/1.0 503");
        }
    }

    @Test
    void request_withoutAnswer_isAnErrorAfterAWhile() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((command, body) -> "");
                JetStreamClient api = JetStreamClient.open(server.port(), Duration.ofMillis(200))) {
            assertThatThrownBy(() -> api.deleteStream("S"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("$JS.API.STREAM.DELETE.S is not answered in time");
        }
    }

    @Test
    void isAllAcknowledged_looksAtTheNumber() throws IOException {
        String pending = "{\"name\":\"C\",\n  \"num_ack_pending\": %s,\n  \"num_redelivered\": 0}";
        try (ScriptedServer server = ScriptedServer.start((command, body) ->
                        answer(command, pending.formatted(command[1].substring(command[1].length() - 1))));
                JetStreamClient api = JetStreamClient.open(server.port())) {
            assertThat(api.isAllAcknowledged("S", "0")).isTrue();
            assertThat(api.isAllAcknowledged("S", "3")).isFalse();
        }
    }
}
