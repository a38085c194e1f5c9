package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.Connz;
import io.topz.collectors.json.DocumentJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests readers that request a large answer and do not read it. */
class SlowReaderTest {

    /** An answer that exceeds the buffers of two sockets. */
    private static final Connz LARGE = FakeServer.connz(100_000);

    private static final long LARGE_BYTES = DocumentJson.bytes(LARGE).length;

    @RegisterExtension
    final MonitorFixture monitor = new MonitorFixture();

    @BeforeEach
    void serveSomethingLarge() {
        monitor.source.answer(Connz.class, options -> LARGE);
    }

    @Test
    @Tag("slow")
    void standsStill_othersAreServed() throws Exception {
        monitor.start();
        List<Socket> stuck = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            stuck.add(askAndReadNothing());
        }

        assertThat(monitor.get("/varz").statusCode()).isEqualTo(200);
        assertThat((long) monitor.get("/connz").body().length()).isEqualTo(LARGE_BYTES);
        for (Socket socket : stuck) {
            socket.close();
        }
    }

    @Test
    void standsStill_cutOff() throws Exception {
        monitor.start(options().stallTimeout(Duration.ofMillis(200)).build());

        try (Socket stuck = askAndReadNothing()) {
            monitor.awaitConnections(0);
            assertThat(bytesUntilClosed(stuck)).isLessThan(LARGE_BYTES);
        }
    }

    @Test
    void readsInSips_getsItAll() throws Exception {
        monitor.start(options().stallTimeout(Duration.ofSeconds(2)).build());

        try (Socket slow = askAndReadNothing()) {
            StringBuilder end = new StringBuilder();
            long read = 0;
            byte[] sip = new byte[4 * 1024];
            while (end.indexOf("]\n}\r\n0\r\n\r\n") < 0) {
                int count = slow.getInputStream().read(sip);
                assertThat(count).isPositive();
                read += count;
                end.append(new String(sip, 0, count, StandardCharsets.US_ASCII));
                end.delete(0, Math.max(0, end.length() - 32));
            }
            assertThat(read).isGreaterThan(LARGE_BYTES);
        }
    }

    @Test
    void memoryUsedUp_cutsTheOneThatStandsStill() throws Exception {
        monitor.start(options().maxPendingBytes(LARGE_BYTES + LARGE_BYTES / 2).build());

        try (Socket stuck = askAndReadNothing()) {
            HttpResponse<String> answer = monitor.get("/connz");
            while (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("retry-after")).contains("1");
                answer = monitor.get("/connz");
            }
            assertThat((long) answer.body().length()).isEqualTo(LARGE_BYTES);
            assertThat(bytesUntilClosed(stuck)).isLessThan(LARGE_BYTES);
        }
    }

    @Test
    void stop_doesNotWaitForThem() throws Exception {
        MonitorServer server = monitor.start();
        try (Socket stuck = askAndReadNothing()) {
            server.stop().toCompletableFuture().get(2, TimeUnit.SECONDS);

            assertThat(bytesUntilClosed(stuck)).isLessThan(LARGE_BYTES);
        }
    }

    /** Sends a request without reading the answer; returns when the answer has started. */
    private Socket askAndReadNothing() throws IOException {
        Socket socket = monitor.connect();
        socket.setReceiveBufferSize(64 * 1024);
        socket.getOutputStream().write("GET /connz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    private static long bytesUntilClosed(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        long read = 0;
        try {
            int count = in.read(new byte[8192]);
            while (count >= 0) {
                read += count;
                count = in.read(new byte[8192]);
                if (read > LARGE_BYTES) {
                    return read;
                }
            }
        } catch (SocketException reset) {
            return read;
        }
        return read;
    }

    private static MonitorOptionsBuilder options() {
        return MonitorOptionsBuilder.builder(MonitorOptions.defaults());
    }
}
