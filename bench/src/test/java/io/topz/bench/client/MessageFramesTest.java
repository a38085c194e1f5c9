package io.topz.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFramesTest {

    private static final String MESSAGE = "MSG a 1 3\r\nabc\r\n";

    private final List<String> controlLines = new ArrayList<>();

    private MessageFrames frames(String arriving, int chunk) {
        return new MessageFrames(Chunks.input(arriving, chunk), controlLines::add, "a", 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 16, 17, 64})
    void skip_countsMessagesAndHandsOnOtherLines(int chunk) throws IOException {
        String arriving = "PING\r\n" + MESSAGE.repeat(3) + "PONG\r\n" + MESSAGE.repeat(2);

        frames(arriving, chunk).skip(5);

        assertThat(controlLines).containsExactly("PING", "PONG");
    }

    @Test
    void skip_moreThanPublished_isAnError() {
        assertThatThrownBy(() -> frames(MESSAGE.repeat(3), 64).skip(2))
                .isInstanceOf(IOException.class)
                .hasMessage("3 messages arrived, 2 were published");
    }

    @Test
    void skip_fewerThanPublished_isAnError() {
        assertThatThrownBy(() -> frames(MESSAGE.repeat(2), 64).skip(3)).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSG a 1 4\r\nabcd\r\n", "MSG a 12 3\r\nabc\r\n", "MSG a 1 2\r\nab\r\n"})
    void skip_messageOfAnotherLength_isOutOfStep(String wrong) {
        assertThatThrownBy(() -> frames(MESSAGE + wrong + MESSAGE, 64).skip(3))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("out of step with the server");
    }

    @Test
    void time_handsOnTheAgeOfStampedMessages() throws IOException {
        long before = System.nanoTime();
        String arriving = stamped(before) + stamped(0) + stamped(before);
        List<Long> ages = new ArrayList<>();

        new MessageFrames(Chunks.input(arriving, 20), controlLines::add, "a", 8).time(3, ages::add);

        assertThat(ages).hasSize(2).allSatisfy(age -> assertThat(age).isBetween(0L, System.nanoTime() - before));
    }

    private static String stamped(long nanoTime) {
        byte[] stamp = ByteBuffer.allocate(8).putLong(nanoTime).array();
        return "MSG a 1 8\r\n" + new String(stamp, StandardCharsets.ISO_8859_1) + "\r\n";
    }
}
