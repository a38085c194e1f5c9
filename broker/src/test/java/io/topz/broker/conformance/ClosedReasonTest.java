package io.topz.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.testing.ServerSettings;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the reason that /connz reports for a closed connection. The expected reasons are those of nats-server 2.10.27. */
class ClosedReasonTest {

    private static OurServer server;

    @BeforeAll
    static void start() {
        server = OurServer.start(ServerSettings.NONE);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @MethodSource
    void reason_isAsNatsServerSays(String input, String reason) {
        try (NatsSocket socket = new NatsSocket(server.port())) {
            socket.send(input);
            socket.finish();
            assertThat(reason(server, socket)).isEqualTo(reason);
        }
    }

    static Stream<Arguments> reason_isAsNatsServerSays() {
        return Stream.of(
                arguments("", "Client Closed"),
                arguments("PING\r\n", "Client Closed"),
                arguments("CONNECT {}\r\nSUB x", "Client Closed"),
                arguments("PUB foo 5\r\nhel", "Client Closed"),
                arguments("CONNECT {\"user\":\"x\",\"pass\":\"y\"}\r\n", "Client Closed"),
                arguments("FOO\r\n", "Protocol Violation"),
                arguments("PUB foo\r\n", "Protocol Violation"),
                arguments("PUB\r\n", "Protocol Violation"),
                arguments("PUB foo 2 3 4 5\r\n", "Protocol Violation"),
                arguments("PUB foo -1\r\n", "Protocol Violation"),
                arguments("PUB foo 2\r\nhello\r\n", "Protocol Violation"),
                arguments("SUB\r\n", "Protocol Violation"),
                arguments("SUB foo\r\n", "Protocol Violation"),
                arguments("UNSUB  \r\n", "Protocol Violation"),
                arguments("CONNECT {bad\r\n", "Protocol Violation"),
                arguments("INFO x\r\n", "Protocol Violation"),
                arguments("HPUB foo 1 2\r\n", "Protocol Violation"),
                arguments("CONNECT {\"headers\":true}\r\nHPUB foo 5 2\r\n", "Protocol Violation"),
                arguments("CONNECT {\"headers\":true}\r\nHPUB foo 5\r\n", "Protocol Violation"),
                arguments("-ERR 'x'\r\n", "Parse Error"),
                arguments("PUB foo 99999999\r\n", "Maximum Message Payload Exceeded"),
                arguments("SUB " + "a".repeat(5000) + " 1\r\n", "Maximum Control Line Exceeded"),
                arguments("CONNECT {\"protocol\":9}\r\n", "Bad Client Protocol Version"),
                arguments("CONNECT {\"no_responders\":true}\r\n", "No Responders Requires Headers"),
                arguments("CONNECT {\"account\":\"x\"}\r\n", "Authentication Failure"));
    }

    @Test
    void reset_isAReadError() {
        try (NatsSocket socket = new NatsSocket(server.port())) {
            socket.fence(0);
            socket.reset();
            assertThat(reason(server, socket)).isEqualTo("Read Error");
        }
    }

    @ParameterizedTest
    @MethodSource
    void reason_underOtherSettings(String settings, String input, String reason) {
        try (OurServer configured = OurServer.start(ServerSettings.parse(settings));
                NatsSocket socket = new NatsSocket(configured.port())) {
            socket.send(input);
            socket.rest();
            assertThat(reason(configured, socket)).isEqualTo(reason);
        }
    }

    static Stream<Arguments> reason_underOtherSettings() {
        String login = "user=derek password=s3cret timeout=1";
        return Stream.of(
                arguments(login, "", "Authentication Timeout"),
                arguments(login, "PING\r\n", "Authentication Failure"),
                arguments(login, "CONNECT {}\r\n", "Authentication Failure"),
                arguments(login, "CONNECT {bad\r\n", "Protocol Violation"),
                arguments("ping_interval=100ms ping_max=1", "CONNECT {}\r\n", "Stale Connection"));
    }

    @Test
    void oneConnectionTooMany_isListedAsSuch() {
        try (OurServer full = OurServer.start(ServerSettings.parse("max_connections=1"));
                NatsSocket first = new NatsSocket(full.port());
                NatsSocket second = new NatsSocket(full.port())) {
            assertThat(second.rest()).isEqualTo("-ERR 'maximum connections exceeded'\r\n");
            assertThat(reason(full, second)).isEqualTo("Maximum Connections Exceeded");
            assertThat(first.fence(0)).isEmpty();
        }
    }

    private static String reason(OurServer server, NatsSocket socket) {
        Eventually.await(
                "the connection is listed as closed",
                () -> closed(server, socket).isPresent());
        return String.valueOf(closed(server, socket).orElseThrow().reason());
    }

    private static Optional<ConnInfo> closed(OurServer server, NatsSocket socket) {
        return server.connz(ConnState.CLOSED).stream()
                .filter(connection -> OurServer.known(connection.cid()) == socket.clientId())
                .findFirst();
    }
}
