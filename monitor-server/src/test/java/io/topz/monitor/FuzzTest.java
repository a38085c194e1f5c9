package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.Connz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests random and mutated requests: each is answered or ends the connection, the next one is served, and nothing is logged as a failure.
 */
class FuzzTest {

    private static final int REQUESTS = 2000;
    private static final long SEED = 20_261_121;

    private static final List<String> SEEDS = List.of(
            request("GET /varz HTTP/1.1", "Host: x"),
            request("GET /connz?sort=bytes_to&limit=10&offset=2&subs=detail&cid=5&state=all HTTP/1.1", "Host: x"),
            request("HEAD //connz/../varz?callback=f HTTP/1.1", "Host: x", "Connection: keep-alive"),
            request("POST /subsz?test=a.b&acc=%24G HTTP/1.1", "Host: x", "Content-Length: 5") + "hello",
            request("PUT /varz HTTP/1.1", "Host: x", "Transfer-Encoding: chunked") + "3\r\nabc\r\n0\r\n\r\n",
            request("GET / HTTP/1.0"),
            request("GET http://host/healthz?details=1 HTTP/1.1", "Host: x", "Upgrade: h2c"),
            request(
                    "GET /varz HTTP/1.1",
                    "Host: x",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Key: dGhl"),
            request("PRI * HTTP/2.0") + "SM\r\n\r\n",
            request("OPTIONS * HTTP/1.1", "Host: x"));

    private static final String SPICE = "\0\r\n\t /%?&=;:.\"'<>\\^\u007f\u0080\u00ff09azGET";

    @RegisterExtension
    final MonitorFixture monitor = new MonitorFixture();

    @Test
    @Tag("slow")
    void mutatedRequests_neverHurt() throws Exception {
        monitor.start(MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .headerTimeout(Duration.ofMillis(100))
                .build());
        monitor.source.answer(Connz.class, options -> FakeServer.connz(20));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream standardError = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            bombard();
        } finally {
            System.setErr(standardError);
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).as("log").doesNotContain("Exception", "Error", "ERROR");
    }

    private void bombard() throws Exception {
        Random random = new Random(SEED);
        long before = 0;
        int answered = 0;
        for (int i = 0; i < REQUESTS; i++) {
            byte[] request = mutate(random, SEEDS.get(random.nextInt(SEEDS.size())));
            if (exchange(request)) {
                answered++;
            }
            if (i % 200 == 199) {
                assertThat(monitor.get("/healthz").statusCode()).isEqualTo(200);
            }
            if (i == REQUESTS / 4) {
                before = heapUsed();
            }
        }

        assertThat(answered).as("requests that got an answer").isGreaterThan(REQUESTS / 4);
        assertThat(heapUsed() - before).as("growth of the heap").isLessThan(8 << 20);
    }

    private static String request(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static byte[] mutate(Random random, String seed) {
        StringBuilder request = new StringBuilder(seed);
        int mutations = random.nextInt(6);
        for (int i = 0; i < mutations && request.length() > 0; i++) {
            int at = random.nextInt(request.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(5)) {
                case 0 -> request.setCharAt(at, spice);
                case 1 -> request.insert(at, spice);
                case 2 -> request.deleteCharAt(at);
                case 3 -> request.setLength(at);
                default -> request.insert(at, String.valueOf(spice).repeat(1 + random.nextInt(3000)));
            }
        }
        return request.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether there was an answer. A truncated request is abandoned by one of the sides. */
    private boolean exchange(byte[] request) throws IOException {
        try (Socket socket = monitor.connect()) {
            socket.setSoTimeout(1000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readNBytes(12);
            if (answer.length > 0) {
                assertThat(new String(answer, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.");
            }
            return answer.length > 0;
        } catch (SocketException reset) {
            return false;
        } catch (SocketTimeoutException hangs) {
            throw new AssertionError("no answer and not closed: " + new String(request, StandardCharsets.ISO_8859_1));
        }
    }

    private static long heapUsed() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
