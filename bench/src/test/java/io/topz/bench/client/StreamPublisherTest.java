package io.topz.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StreamPublisherTest {

    private static final String TAKEN = "{\"stream\":\"S\", \"seq\":1}";

    private final List<Long> nanos = new ArrayList<>();

    private void publish(ScriptedServer.Script script, int window, int messages) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script);
                NatsConnection connection = NatsConnection.open(server.port(), "test")) {
            new StreamPublisher(connection, "S", "s", 3, window).publish(messages, nanos::add);
            assertThat(server.published()).hasSize(messages).containsOnly("s xxx");
        }
    }

    private static String acknowledgement(String reply, String payload) {
        return ScriptedServer.message(reply, "", payload).replace(" 1  ", " 1 ");
    }

    @Test
    void publish_oneAtATime_timesEach() throws IOException {
        publish((command, payload) -> acknowledgement(command[2], TAKEN), 1, 5);

        assertThat(nanos).hasSize(5).allMatch(each -> each > 0);
    }

    @Test
    void publish_withAWindow_hasThatManyInFlight() throws IOException {
        List<String> held = new ArrayList<>();

        publish(
                (command, payload) -> {
                    held.add(acknowledgement(command[2], TAKEN));
                    if (held.size() < 4) {
                        return "";
                    }
                    String all = String.join("", held);
                    held.clear();
                    return all;
                },
                4,
                12);

        assertThat(nanos).hasSize(12);
    }

    @Test
    void publish_usesAReplySubjectOnce() throws IOException {
        List<String> replies = new ArrayList<>();

        publish(
                (command, payload) -> {
                    replies.add(command[2]);
                    return acknowledgement(command[2], TAKEN);
                },
                3,
                10);

        assertThat(replies).doesNotHaveDuplicates();
    }

    @Test
    void publish_refused_saysWhatTheServerSays() {
        String refusal = "{\"error\":{\"code\":503,\"description\":\"no space\"},\"stream\":\"S\",\"seq\":0}";

        assertThatThrownBy(() -> publish((command, payload) -> acknowledgement(command[2], refusal), 1, 5))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("message 1 is not acknowledged")
                .hasMessageContaining("no space");
    }

    @Test
    void publish_acknowledgedOutOfOrder_isAnError() {
        List<String> last = new ArrayList<>();

        assertThatThrownBy(() -> publish(
                        (command, payload) -> {
                            last.add(acknowledgement(command[2], TAKEN));
                            return last.size() == 2 ? last.get(1) + last.get(0) : "";
                        },
                        2,
                        2))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("message 1 of 2 is to be acknowledged next, out of step at: MSG ");
    }

    @Test
    void publish_acknowledgedTwice_isAnError() {
        assertThatThrownBy(() -> publish(
                        (command, payload) -> acknowledgement(command[2], TAKEN).repeat(2), 1, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("out of step at: MSG ");
    }
}
