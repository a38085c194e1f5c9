package io.topz.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64})
    void linesAndBytes_areTheSameHoweverTheyArrive(int chunk) throws IOException {
        Input in = Chunks.input("one\r\n" + "x".repeat(200) + "two\n\r\nthree\r\n", chunk);

        assertThat(in.line()).isEqualTo("one");
        in.skip(200);
        assertThat(in.line()).isEqualTo("two");
        assertThat(in.line()).isEmpty();
        in.skip(0);
        assertThat(in.line()).isEqualTo("three");
    }

    @Test
    void line_longerThanTheBuffer_isRefused() {
        assertThatThrownBy(() -> Chunks.input("x".repeat(100), 64).line())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 64 bytes");
    }

    @Test
    void line_cutOff_isTheEnd() {
        assertThatThrownBy(() -> Chunks.input("on", 1).line()).isInstanceOf(EOFException.class);
    }
}
