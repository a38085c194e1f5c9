package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests with invalid input: each client is closed, nothing of it remains, and others are not affected. {@code -Dtopz.inputs} is the number
 * of inputs.
 */
@Tag("slow")
class HostileInputTest {

    private static final int INPUTS = Integer.getInteger("topz.inputs", 10_000);
    private static final int RING = 1000;
    private static final int THREADS = 4;
    private static final long SEED = Long.getLong("topz.seed", 1);
    private static final long ALLOWED_GROWTH = Memory.mebibytes(8);

    @Test
    void hostileInputs_leaveNothingBehindAndDisturbNobody() throws InterruptedException, ExecutionException {
        try (OurServer server = OurServer.start(ServerSettings.parse("max_closed_clients=" + RING));
                ErrorWatch errors = new ErrorWatch();
                Bystanders bystanders = new Bystanders(server.port())) {
            // After this, the ring of closed connections and every pool are full.
            play(server.port(), 2 * RING, SEED);
            awaitGone(server);
            long before = Memory.used();

            play(server.port(), INPUTS, SEED + THREADS);
            awaitGone(server);

            assertThat(bystanders.stop()).isPositive();
            assertThat(Memory.used() - before).as("growth in bytes").isLessThan(ALLOWED_GROWTH);
            assertThat(errors.uncaught()).isEmpty();
            assertThat(errors.trouble()).isEmpty();
        }
    }

    private static void awaitGone(OurServer server) {
        Eventually.await("only the bystanders are connected", () -> server.connections() == 2);
    }

    private static void play(int port, int inputs, long seed) throws InterruptedException, ExecutionException {
        Threads.run(THREADS, thread -> {
            HostileInputs source = new HostileInputs(seed + thread);
            for (int input = 0; input < inputs / THREADS; input++) {
                play(port, source.next());
            }
        });
    }

    /** Sends one input over a connection of its own and waits for the server to close it. */
    private static void play(int port, byte[] input) {
        try (NatsSocket socket = new NatsSocket(port)) {
            socket.send(input);
            socket.finish();
        }
    }
}
