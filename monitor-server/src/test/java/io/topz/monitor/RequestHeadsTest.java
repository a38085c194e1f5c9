package io.topz.monitor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the rejections are those of Go's server, as in nats-server 2.10.27 and 2.15.3. */
class RequestHeadsTest {

    private static final String PLAIN = "GET /healthz HTTP/1.1\r\nHost: topz\r\nConnection: keep-alive\r\n\r\n";

    private final AtomicInteger tooLarge = new AtomicInteger();
    private final EmbeddedChannel channel = new EmbeddedChannel(new RequestHeads(1000, tooLarge::incrementAndGet));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /healthz HTTP/1.1;Host: x;Host: y        | 400 Bad Request",
                "GET  /healthz HTTP/1.1;Host: x               | 400 Bad Request",
                "GET /healthz  HTTP/1.1;Host: x               | 400 Bad Request",
                "`GET /healthz HTTP/1.1 ;Host: x`             | 400 Bad Request",
                "`;GET /healthz HTTP/1.1;Host: x`             | 400 Bad Request",
                "GET healthz HTTP/1.1;Host: x                 | 400 Bad Request",
                "GET /healthz;Host: x                         | 400 Bad Request",
                "GET /healthz http/1.1;Host: x                | 400 Bad Request",
                "GET /healthz HTTP/1.10;Host: x               | 400 Bad Request",
                "GET /health%zz HTTP/1.1;Host: x              | 400 Bad Request",
                "G(T /healthz HTTP/1.1;Host: x                | 400 Bad Request",
                "GET /healthz HTTP/1.1;Host: x;Foo            | 400 Bad Request",
                "GET /healthz HTTP/1.1;Host: x;X@: ab         | 400 Bad Request",
                "GET /healthz HTTP/1.1;Host: x;X: a\u0001b    | 400 Bad Request",
                "GET /healthz HTTP/1.1;Host: x;Content-Length: -1 | 400 Bad Request",
                "GET /healthz HTTP/1.1;Host: x;Content-Length: 3;Content-Length: 4 | 400 Bad Request",
                "GET * HTTP/1.1;Host: x                       | 400 Bad Request",
                "PRI * HTTP/2.0                               | 400 Bad Request",
                "GET /healthz HTTP/1.1;Host : x               | 400 Bad Request: missing required Host header",
                "GET /healthz HTTP/1.1;Host: x y              | 400 Bad Request: malformed Host header",
                "GET /healthz HTTP/1.1;Host: x/y              | 400 Bad Request: malformed Host header",
                "GET /healthz HTTP/1.1;Host: x; Foo: b        | 400 Bad Request: malformed Host header",
                "GET /healthz HTTP/1.1;Host: x;Foo : b        | 400 Bad Request: invalid header name",
                "GET /healthz HTTP/2.0;Host: x                | 505 HTTP Version Not Supported: unsupported protocol version",
                "GET /healthz HTTP/0.9                        | 505 HTTP Version Not Supported: unsupported protocol version",
                "GET /healthz HTTP/1.1;Host: x;Transfer-Encoding: foo | 501 Not Implemented",
                "GET /healthz HTTP/1.1;Host: x;Expect: foo    | 417 Expectation Failed",
            })
    void whatIsNoRequest_isRefusedAsGoDoes(String head, String status) {
        send(head.replace(";", "\r\n") + "\r\n\r\n");

        assertThat(answer()).startsWith("HTTP/1.1 " + status + "\r\n").contains("\r\nConnection: close\r\n");
        assertThat(channel.isOpen()).isFalse();
        assertThat(handedOn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /healthz HTTP/1.1;Host: x                          | GET /healthz HTTP/1.1 keep-alive",
                "GET /healthz HTTP/1.1;Host: x;Connection: a, Close     | GET /healthz HTTP/1.1 close",
                "GET /healthz HTTP/1.2;Host:                            | GET /healthz HTTP/1.1 keep-alive",
                "GET /healthz HTTP/1.0                                  | GET /healthz HTTP/1.0 close",
                "GET /healthz HTTP/1.0;connection: keep-alive           | GET /healthz HTTP/1.0 keep-alive",
                "OPTIONS * HTTP/1.1;Host: x                             | OPTIONS * HTTP/1.1 keep-alive",
                "GET http://a/healthz HTTP/1.1;Host: x                  | GET http://a/healthz HTTP/1.1 keep-alive",
                "get /healthz?a%zz HTTP/1.1;Host: x                     | get /healthz?a%zz HTTP/1.1 keep-alive",
                "GET /healthz HTTP/1.1;Host: x;Expect: 100-continue     | GET /healthz HTTP/1.1 close",
            })
    void aRequest_isHandedOnInOneSpelling(String head, String expected) {
        for (String lineBreak : new String[] {"\r\n", "\n"}) {
            send(head.replace(";", lineBreak) + lineBreak + lineBreak);

            int last = expected.lastIndexOf(' ');
            assertThat(handedOn())
                    .isEqualTo(expected.substring(0, last) + "\r\nHost: topz\r\nConnection: "
                            + expected.substring(last + 1) + "\r\n\r\n");
        }
    }

    @Test
    void bodies_areSkipped() {
        String requests = "POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
                + "POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\n0\r\nTrailer: x\r\n\r\n"
                + "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
        String expected = PLAIN.replace("GET", "POST") + PLAIN.replace("GET", "POST") + PLAIN;

        send(requests);
        assertThat(handedOn()).isEqualTo(expected);
        requests.chars().forEach(each -> send(String.valueOf((char) each)));
        assertThat(handedOn()).isEqualTo(expected);
    }

    @Test
    void aHeadThatIsTooLarge_isRefusedAndCounted() {
        send("GET /?" + "x".repeat(2000));

        assertThat(answer()).startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
        assertThat(tooLarge).hasValue(1);
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, ISO_8859_1));
    }

    private String handedOn() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
            text.append(next.toString(ISO_8859_1));
            next.release();
        }
        return text.toString();
    }

    private String answer() {
        ByteBuf answer = channel.readOutbound();
        String text = answer.toString(ISO_8859_1);
        answer.release();
        return text;
    }
}
