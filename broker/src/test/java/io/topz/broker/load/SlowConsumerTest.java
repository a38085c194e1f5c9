package io.topz.broker.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.testing.ServerSettings;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a subscriber that stops reading is disconnected, counted, and uses no more memory than permitted. */
@Tag("slow")
class SlowConsumerTest {

    private static final int MESSAGE = 64 * 1024;
    private static final byte[] PUBLICATION =
            ("PUB slow " + MESSAGE + "\r\n" + "x".repeat(MESSAGE) + "\r\n").getBytes(ISO_8859_1);
    private static final long LIMIT = Memory.mebibytes(32);

    /** The memory that pools may keep. */
    private static final long SLACK = Memory.mebibytes(12);

    @Test
    void stoppedReader_overItsLimit_isCutAndCounted() {
        try (OurServer server = OurServer.start(ServerSettings.parse("max_pending=" + LIMIT + " write_deadline=60s"));
                ErrorWatch errors = new ErrorWatch();
                Bystanders bystanders = new Bystanders(server.port());
                NatsSocket publisher = connect(server, 0);
                NatsSocket stopped = connect(server, 4096)) {
            stopped.send("SUB slow 1\r\n");
            stopped.fence(0);
            long before = Memory.used();

            while (pending(server, stopped) < LIMIT * 3 / 4) {
                publish(publisher);
            }
            assertThat(Memory.used() - before).as("held for the reader").isLessThan(LIMIT + SLACK);

            while (server.slowConsumers() == 0) {
                publish(publisher);
            }
            assertCut(server, stopped, "Slow Consumer (Pending Bytes)");
            Eventually.await("what was held is given back", () -> Memory.used() - before < SLACK);
            assertThat(bystanders.stop()).isPositive();
            assertThat(errors.uncaught()).isEmpty();
        }
    }

    @Test
    void stoppedReader_withinItsLimit_isCutAtTheDeadline() {
        try (OurServer server = OurServer.start(ServerSettings.parse("write_deadline=300ms"));
                Bystanders bystanders = new Bystanders(server.port());
                NatsSocket publisher = connect(server, 0);
                NatsSocket stopped = connect(server, 4096)) {
            stopped.send("SUB slow 1\r\n");
            stopped.fence(0);

            while (pending(server, stopped) < LIMIT / 8 && server.slowConsumers() == 0) {
                publish(publisher);
            }
            assertCut(server, stopped, "Slow Consumer (Write Deadline)");
            assertThat(bystanders.stop()).isPositive();
        }
    }

    private static NatsSocket connect(OurServer server, int receiveBuffer) {
        NatsSocket socket = new NatsSocket(server.port(), receiveBuffer);
        socket.send("CONNECT {\"verbose\":false,\"pedantic\":false}\r\n");
        return socket;
    }

    private static void publish(NatsSocket publisher) {
        publisher.send(PUBLICATION);
        publisher.fence(0);
    }

    private static long pending(OurServer server, NatsSocket socket) {
        return server.connz(ConnState.OPEN).stream()
                .filter(connection -> OurServer.known(connection.cid()) == socket.clientId())
                .mapToLong(connection -> OurServer.known(connection.pendingBytes()))
                .findFirst()
                .orElse(0);
    }

    private static void assertCut(OurServer server, NatsSocket stopped, String reason) {
        Eventually.await("cut", () -> !server.connz(ConnState.CLOSED).isEmpty());
        List<ConnInfo> closed = server.connz(ConnState.CLOSED);
        assertThat(closed).extracting(ConnInfo::cid).containsExactly(stopped.clientId());
        assertThat(closed).extracting(ConnInfo::reason).containsExactly(reason);
        assertThat(server.slowConsumers()).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(3);
    }
}
