package io.topz.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests of the pings that the server sends, and of the round trip time that it measures with them. */
class PingTest {

    /** The ping interval of two seconds, plus up to a fifth, plus the delay of a busy machine. */
    private static final Duration EARLIEST = Duration.ofMillis(1950);

    private static final Duration LATEST = Duration.ofSeconds(4);

    @Test
    void ours_asksAfterTwoSeconds() {
        try (TestServer server = OurServer.start(ServerSettings.NONE)) {
            assertThat(firstPing(server)).isBetween(EARLIEST, LATEST);
        }
    }

    @Test
    void real_asksAfterTwoSeconds() {
        RealServer.assumePresent();
        try (TestServer server = RealServer.start(ServerSettings.NONE)) {
            assertThat(firstPing(server)).isBetween(EARLIEST, LATEST);
        }
    }

    @Test
    void rtt_isKnownAfterTheAnswer() {
        try (OurServer server = OurServer.start(ServerSettings.parse("ping_interval=100ms"));
                NatsSocket socket = new NatsSocket(server.port())) {
            socket.send("CONNECT {\"verbose\":false}\r\n");
            assertThat(socket.line()).isEqualTo("PING");
            socket.send("PONG\r\n");
            socket.fence(0);
            Eventually.await("an RTT", () -> rtt(server).matches("[0-9.]+(ns|µs|ms)"));
        }
    }

    private static Duration firstPing(TestServer server) {
        try (NatsSocket socket = new NatsSocket(server.port())) {
            long start = System.nanoTime();
            socket.send("CONNECT {\"verbose\":false}\r\n");
            assertThat(socket.line()).isEqualTo("PING");
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static String rtt(OurServer server) {
        return String.valueOf(server.connz(ConnState.OPEN).get(0).rtt());
    }
}
