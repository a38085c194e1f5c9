package io.topz.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of addresses at which something other than a monitoring port answers: each results in an error message and an exit code, and no
 * number is invented.
 */
@Timeout(60)
@Isolated("reads what goes to standard output")
class MisbehavingServerTest {

    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private ServerSocket socket;

    @BeforeEach
    void listen() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void close() throws IOException {
        System.setOut(standardOut);
        System.setErr(standardErr);
        ended.countDown();
        socket.close();
    }

    /** Answers every request with the same bytes, and then closes the connection or waits. */
    private void answer(String bytes, boolean hangsUp) {
        Thread server = new Thread(
                () -> {
                    while (!socket.isClosed()) {
                        try (Socket client = socket.accept()) {
                            int unused = client.getInputStream().read(new byte[4096]);
                            client.getOutputStream().write(bytes.getBytes(UTF_8));
                            client.getOutputStream().flush();
                            if (!hangsUp) {
                                ended.await(30, TimeUnit.SECONDS);
                            }
                        } catch (IOException | InterruptedException gone) {
                            Thread.onSpinWait(); // wait for the next connection
                        }
                    }
                },
                "misbehaving server");
        server.setDaemon(true);
        server.start();
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        return Topz.run(args);
    }

    private String port() {
        return Integer.toString(socket.getLocalPort());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            500 without a line feed ; HTTP/1.1 500 Oops|Content-Length: 4||boom                 ; answered 500: boom
            half a body             ; HTTP/1.1 200 OK|Content-Length: 900||{"server_id":"N1"     ; broke off after 17 bytes
            a web page              ; HTTP/1.1 200 OK|Content-Length: 13||<html></html>          ; a web page
            nothing                 ; HTTP/1.1 200 OK|Content-Length: 0||                        ; is empty
            401                     ; HTTP/1.1 401 No|Content-Length: 2||no                      ; login
            a number of 2^64        ; HTTP/1.1 200 OK|Content-Length: 64||{"server_id":"N1","version":"2.10","mem":18446744073709551616   }    ; not a Varz document
            a number that is text   ; HTTP/1.1 200 OK|Content-Length: 64||{"server_id":"N1","version":"2.10","connections":"lots"        }      ; not a Varz document
            another document        ; HTTP/1.1 200 OK|Content-Length: 2||{}                      ; not a Varz document
            an array                ; HTTP/1.1 200 OK|Content-Length: 2||[]                      ; not a Varz document
            a hang-up               ; ~~                                                         ; without an answer
            """)
    void everyCommand_saysWhatIsWrong(String name, String answer, String sentence) {
        String bytes = answer == null ? "" : answer.replace("|", "\r\n");
        answer(bytes, true);
        assertThat(run("check", "-m", port(), "connections>1:crit")).isEqualTo(3);
        assertThat(out.toString(UTF_8))
                .startsWith("TOPZ UNKNOWN - ")
                .contains(sentence)
                .hasLineCount(1);
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(run("check", "-m", port(), "connections>1:crit", "--unreachable", "critical"))
                .isEqualTo(2);
        for (String[] flags : new String[][] {{"-o", "-"}, {"--batch", "1"}}) {
            assertThat(run("top", "-m", port(), flags[0], flags[1])).isEqualTo(1);
            assertThat(out.toString(UTF_8)).isEmpty();
            assertThat(err.toString(UTF_8))
                    .startsWith("topz top: ")
                    .contains(sentence)
                    .hasLineCount(1);
        }
    }

    @Test
    void serverThatHangs_isGivenUpInTime() {
        answer("", false);
        long began = System.nanoTime();
        assertThat(run("check", "-m", port(), "connections>1", "--timeout", "0.5"))
                .isEqualTo(3);
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(4));
        assertThat(out.toString(UTF_8)).contains("did not answer within 0.5 s");
    }

    @Test
    @Tag("slow")
    void endlessBody_isCut() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n{\"a\":\"" + "x".repeat(70 << 20), true);
        assertThat(run("check", "-m", port(), "connections>1")).isEqualTo(3);
        assertThat(out.toString(UTF_8)).contains("larger than");
    }
}
