package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.testing.ServerSettings;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests with connections that come and go. */
@Tag("slow")
class ChurnTest {

    private static final int CONNECTIONS = 20_000;
    private static final int RING = 10_000;
    private static final int THREADS = 4;

    /** The growth of memory that is allowed; a timer or a subscription left for each connection of the second half would exceed it. */
    private static final long ALLOWED_GROWTH = Memory.mebibytes(4);

    @Test
    void connections_20000_leaveNothingBehind() throws InterruptedException, ExecutionException {
        try (OurServer server = OurServer.start(ServerSettings.NONE);
                ErrorWatch errors = new ErrorWatch()) {
            Long ownSubscriptions = server.varz().subscriptions();
            comeAndGo(server, CONNECTIONS / 2);
            long before = Memory.used();

            comeAndGo(server, CONNECTIONS / 2);

            assertThat(Memory.used() - before).as("growth in bytes").isLessThan(ALLOWED_GROWTH);
            assertThat(server.varz().totalConnections()).isEqualTo(CONNECTIONS);
            assertThat(server.connz(ConnState.CLOSED)).hasSize(RING);
            assertThat(server.varz().subscriptions()).isEqualTo(ownSubscriptions);
            assertThat(errors.uncaught()).isEmpty();
            assertThat(errors.trouble()).isEmpty();
        }
    }

    private static void comeAndGo(OurServer server, int connections) throws InterruptedException, ExecutionException {
        Threads.run(THREADS, thread -> {
            for (int i = 0; i < connections / THREADS; i++) {
                comeAndGo(server.port(), i % 4);
            }
        });
        Eventually.await("nobody is connected", () -> server.connections() == 0);
    }

    private static void comeAndGo(int port, int kind) {
        try (NatsSocket socket = new NatsSocket(port)) {
            switch (kind) {
                case 0 -> socket.finish();
                case 1 -> socket.reset();
                case 2 -> socket.fence(0);
                default -> {
                    socket.send("CONNECT {\"verbose\":false}\r\nSUB a.b 1\r\nSUB c.> q 2\r\nPUB a.b 0\r\n\r\n");
                    socket.fence(0);
                }
            }
        }
    }
}
