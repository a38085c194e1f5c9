package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.counter.Limit;
import io.topz.collectors.document.Healthz;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenConnectionsTest {

    private static final String REQUEST = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String BODY = "{\"status\":\"ok\"}";

    @RegisterExtension
    final MonitorFixture monitor = new MonitorFixture();

    @Test
    void silentConnection_closed() throws Exception {
        monitor.start(withHeaderTimeout(100));

        try (Socket socket = monitor.connect()) {
            assertThat(readAll(socket)).isEmpty();
        }
    }

    @Test
    void headThatNeverEnds_closedHoweverOftenAByteComes() throws Exception {
        monitor.start(withHeaderTimeout(300));

        try (Socket socket = monitor.connect()) {
            send(socket, REQUEST);
            assertThat(readUntil(socket, BODY)).endsWith(BODY);
            long start = System.nanoTime();
            socket.setSoTimeout(20);
            boolean closed = false;
            while (!closed) {
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(8));
                closed = !trickle(socket);
            }
        }
    }

    /** Sends one byte of a head; returns false if the other side has closed the connection. */
    private static boolean trickle(Socket socket) throws IOException {
        try {
            send(socket, "G");
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException stillOpen) {
            return true;
        } catch (SocketException reset) {
            return false;
        }
    }

    @Test
    void betweenRequests_mayIdle() throws Exception {
        monitor.start(withHeaderTimeout(100));

        try (Socket socket = monitor.connect()) {
            send(socket, REQUEST);
            readUntil(socket, BODY);
            assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)).isFalse();
            send(socket, REQUEST);

            assertThat(readUntil(socket, BODY)).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void pipelinedRequests_answeredInOrder() throws Exception {
        monitor.start();

        try (Socket socket = monitor.connect()) {
            send(socket, "GET /varz HTTP/1.1\r\nHost: x\r\n\r\nGET /nosuch HTTP/1.1\r\nHost: x\r\n\r\n" + REQUEST);

            String answers = readUntil(socket, BODY);
            assertThat(answers).containsSubsequence("200 OK", "\"server_id\"", "404 Not Found", "200 OK", BODY);
        }
    }

    @Test
    void moreThanAllowed_closesTheOneThatIsIdleLongest() throws Exception {
        monitor.start(atMost(2));

        try (Socket first = monitor.connect();
                Socket second = monitor.connect()) {
            send(first, REQUEST);
            readUntil(first, BODY);
            send(second, REQUEST);
            readUntil(second, BODY);
            send(first, REQUEST);
            readUntil(first, BODY);
            try (Socket third = monitor.connect()) {
                send(third, REQUEST);
                assertThat(readUntil(third, BODY)).startsWith("HTTP/1.1 200 OK");
            }
            assertThat(readAll(second)).isEmpty();
            send(first, REQUEST);
            assertThat(readUntil(first, BODY)).startsWith("HTTP/1.1 200 OK");
        }
        assertThat(struck("monitor_max_connections")).isEqualTo(1);
    }

    @Test
    void moreThanAllowedAndAllBusy_refusedAsTheyCome() throws Exception {
        CompletableFuture<Healthz> late = new CompletableFuture<>();
        monitor.source.answerLater(Healthz.class, options -> late);
        monitor.start(atMost(1));

        try (Socket busy = monitor.connect()) {
            send(busy, REQUEST);
            monitor.awaitRequests("/healthz", 1);
            try (Socket refused = monitor.connect()) {
                assertThat(readAll(refused)).isEmpty();
            }
            late.complete(new Healthz("ok", null, null, null, 200));
            assertThat(readUntil(busy, BODY)).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void thousandIdleConnections_doNotLockThePort() throws Exception {
        monitor.start(atMost(64));
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = monitor.connect();
                idle.add(socket);
                send(socket, REQUEST);
                readUntil(socket, BODY);
            }
            assertThat(monitor.get("/healthz").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private long struck(String limit) {
        return monitor.stats.limits().stream()
                .map(Limit::info)
                .filter(info -> limit.equals(info.name()))
                .mapToLong(info -> Objects.requireNonNull(info.struck()))
                .sum();
    }

    private static MonitorOptions atMost(int connections) {
        return MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .maxConnections(connections)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, 400 Bad Request",
        "GET /healthz H?TP/1.1, 400 Bad Request",
        "GET /health\u007fz HTTP/1.1, 400 Bad Request",
        "GET /healthz HTTP/3.1, 505 HTTP Version Not Supported: unsupported protocol version",
        "GET /healthz HTTP/1.1, 400 Bad Request: missing required Host header"
    })
    void headThatIsNone_refusedInGoodEnglish(String line, String problem) throws Exception {
        monitor.start();

        try (Socket socket = monitor.connect()) {
            send(socket, line + "\r\n\r\n");

            assertThat(readAll(socket))
                    .startsWith("HTTP/1.1 " + problem + "\r\n")
                    .endsWith("\r\n\r\n" + problem);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /healthz?x=%s HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n"})
    void headTooLarge_refused(String request) throws Exception {
        monitor.start();

        try (Socket socket = monitor.connect()) {
            send(socket, request.formatted("x".repeat(70_000)));

            assertThat(readAll(socket)).startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
        }
    }

    @Test
    void http10_closedAfterTheAnswer() throws Exception {
        monitor.start();

        try (Socket socket = monitor.connect()) {
            send(socket, "GET /healthz HTTP/1.0\r\n\r\n");

            assertThat(readAll(socket)).startsWith("HTTP/1.0 200 OK").endsWith(BODY);
        }
    }

    @Test
    void requestBody_ignored() throws Exception {
        monitor.start();

        try (Socket socket = monitor.connect()) {
            send(socket, "POST /varz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" + REQUEST);

            assertThat(readUntil(socket, BODY)).containsSubsequence("\"server_id\"", "200 OK", BODY);
        }
    }

    private static MonitorOptions withHeaderTimeout(int millis) {
        return MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .headerTimeout(Duration.ofMillis(millis))
                .build();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("closed after: %s", text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    private static String readAll(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }
}
