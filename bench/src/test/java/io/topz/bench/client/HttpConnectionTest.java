package io.topz.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void answers_oneBehindTheOther_areToldApart(int chunk) throws IOException {
        Input in = Chunks.input(
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(100)
                        + "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n50\r\n"
                        + "y".repeat(0x50) + "\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                chunk);

        assertThat(HttpConnection.readAnswer(in, "/a")).isEqualTo(100);
        assertThat(HttpConnection.readAnswer(in, "/b")).isEqualTo(5 + 0x50);
        assertThat(HttpConnection.readAnswer(in, "/c")).isZero();
    }

    @Test
    void answer_notOk_isAnError() {
        Input in = Chunks.input("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 64);

        assertThatThrownBy(() -> HttpConnection.readAnswer(in, "/x"))
                .isInstanceOf(IOException.class)
                .hasMessage("/x is answered with HTTP/1.1 404 Not Found");
    }

    @Test
    void answer_withoutLength_isAnError() {
        Input in = Chunks.input("HTTP/1.1 200 OK\r\n\r\n", 64);

        assertThatThrownBy(() -> HttpConnection.readAnswer(in, "/x"))
                .isInstanceOf(IOException.class)
                .hasMessage("/x is answered without a length");
    }
}
