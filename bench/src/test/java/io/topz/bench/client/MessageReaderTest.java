package io.topz.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private final List<String> controlLines = new ArrayList<>();

    private MessageReader reader(String arriving, int chunk) {
        return new MessageReader(Chunks.input(arriving, chunk), controlLines::add);
    }

    private static String part(MessageReader reader, int begin, int end) {
        byte[] part = new byte[end - begin];
        reader.bytes().get(begin, part);
        return new String(part, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 11, 64})
    void next_tellsThePartsOfMessagesApart(int chunk) throws IOException {
        MessageReader reader = reader(
                "PING\r\nMSG a.b 1 3\r\nx y\r\nMSG c 12 re.ply 0\r\n\r\nHMSG d 1 r 12 15\r\nNATS/1.0\r\n\r\nabc\r\n",
                chunk);

        reader.await();
        assertThat(part(reader, reader.subjectAt(), reader.subjectEnd())).isEqualTo("a.b");
        assertThat(reader.payload()).isEqualTo("x y");
        assertThat(reader.hasHeaders()).isFalse();
        assertThatThrownBy(reader::replyAt).hasMessage("a message without a reply subject: MSG a.b 1 3");

        reader.await();
        assertThat(part(reader, reader.replyAt(), reader.replyEnd())).isEqualTo("re.ply");
        assertThat(reader.payloadBytes()).isZero();

        reader.await();
        assertThat(reader.hasHeaders()).isTrue();
        assertThat(part(reader, reader.replyAt(), reader.replyEnd())).isEqualTo("r");
        assertThat(reader.payload()).isEqualTo("abc");
        assertThat(reader.line()).isEqualTo("HMSG d 1 r 12 15: NATS/1.0");
        assertThat(reader.next()).isFalse();
        assertThat(controlLines).containsExactly("PING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSG a 1\r\n", "MSG a 1 b c 3\r\n", "HMSG a 1 3\r\n", "MSG a 1 x\r\n", "MSG a 1 \r\n"})
    void next_otherWords_isOutOfStep(String line) {
        assertThatThrownBy(() -> reader(line + "abc\r\n", 64).await())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("out of step with the server");
    }

    @Test
    void next_partOfAMessage_isNone() throws IOException {
        MessageReader reader = reader("MSG a 1 3\r\nabc", 64);
        reader.fill();

        assertThat(reader.next()).isFalse();
    }
}
