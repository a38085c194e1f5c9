package io.topz.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class StreamReceiverTest {

    private static final Pattern BATCH = Pattern.compile("\"batch\":(\\d+)");

    private static String reply(int deliveries, int sequence) {
        return "$JS.ACK.S.C.%d.%d.%d.1700000000000000000.7".formatted(deliveries, sequence, sequence);
    }

    private static String message(int sequence) {
        return ScriptedServer.message("s", reply(1, sequence), "abc");
    }

    /** A script that sends messages of a stream, that many for each pull. */
    private static ScriptedServer.Script stream() {
        AtomicInteger last = new AtomicInteger();
        return (command, payload) -> {
            Matcher batch = BATCH.matcher(payload);
            return !batch.find()
                    ? ""
                    : IntStream.range(0, Integer.parseInt(batch.group(1)))
                            .mapToObj(i -> message(last.incrementAndGet()))
                            .collect(Collectors.joining());
        };
    }

    private static List<String> pull(ScriptedServer.Script script, int count, boolean acknowledge) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script);
                NatsConnection connection = NatsConnection.open(server.port(), "test")) {
            new StreamReceiver(connection, "S", "C", 3).pull(count, 2, acknowledge);
            return server.published();
        }
    }

    @Test
    void pull_asksForOneBatchAfterTheOther() throws IOException {
        assertThat(pull(stream(), 5, false))
                .hasSize(3)
                .allMatch(each -> each.startsWith("$JS.API.CONSUMER.MSG.NEXT.S.C {\"batch\":"))
                .last()
                .asString()
                .contains("\"batch\":1,");
    }

    @Test
    void pull_acknowledgesEach() throws IOException {
        assertThat(pull(stream(), 5, true))
                .filteredOn(each -> each.endsWith("+ACK"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 5)
                        .mapToObj(sequence -> reply(1, sequence) + " +ACK")
                        .toList());
    }

    @Test
    void pull_status_isAnErrorThatNamesIt() {
        String status = "HMSG s 1 28 28\r\nNATS/1.0 404 No Messages\r\n\r\n\r\n";

        assertThatThrownBy(() -> pull((command, payload) -> status, 1, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404 No Messages");
    }

    @Test
    void pull_moreThanAskedFor_isAnError() {
        assertThatThrownBy(() -> pull((command, payload) -> message(1) + message(2), 1, false))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("out of step with the server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$JS.ACK.S.C.1.2.1.1700000000000000000.7",
                "$JS.ACK.S.C.2.1.1.1700000000000000000.7",
                "$JS.ACK.S.C.1",
                "a"
            })
    void take_anotherThanTheNext_isAnError(String reply) {
        String wrong = ScriptedServer.message("s", reply, "abc");

        assertThatThrownBy(() -> take(wrong, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected message 1 of 3 bytes, got MSG s 1 " + reply);
    }

    @Test
    void take_anotherLength_isAnError() {
        assertThatThrownBy(() -> take(ScriptedServer.message("s", reply(1, 1), "abcd"), 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected message 1 of 3 bytes");
    }

    @Test
    void take_theStreamInItsOrder_endsAfterTheLast() throws IOException {
        take(message(1) + message(2) + message(3), 3);
    }

    private static void take(String pushed, int count) throws IOException {
        try (ScriptedServer server = ScriptedServer.start((command, payload) -> pushed);
                NatsConnection connection = NatsConnection.open(server.port(), "test")) {
            connection.send("PUB start 0\r\n\r\n");
            new StreamReceiver(connection, "S", "C", 3).take(count);
        }
    }
}
