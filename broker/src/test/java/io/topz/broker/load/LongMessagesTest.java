package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests with long and short messages of several publishers at once: each arrives in one piece, and those of one publisher in order. */
class LongMessagesTest {

    private static final int PUBLISHERS = 4;
    private static final int MESSAGES = 150;
    private static final int[] LENGTHS = {10, 3_000, 20_000, 65_000, 70_000, 300_000};
    private static final long SEED = Long.getLong("topz.seed", 1);

    @Test
    void messagesOfSeveralPublishers_arriveWhole() throws InterruptedException, ExecutionException {
        try (OurServer server = OurServer.start(ServerSettings.NONE);
                NatsSocket subscriber = new NatsSocket(server.port())) {
            subscriber.send("CONNECT {\"verbose\":false,\"pedantic\":false}\r\nSUB long.* 1\r\n");
            subscriber.fence(0);
            // The first thread reads the messages that the others publish.
            Threads.run(PUBLISHERS + 1, thread -> {
                if (thread == PUBLISHERS) {
                    readAll(subscriber);
                } else {
                    publishAll(server.port(), thread);
                }
            });
        }
    }

    private static void publishAll(int port, int publisher) {
        Random random = new Random(SEED + publisher);
        try (NatsSocket socket = new NatsSocket(port)) {
            socket.send("CONNECT {\"verbose\":false,\"pedantic\":false}\r\n");
            for (int i = 0; i < MESSAGES; i++) {
                String body = body(publisher, i, LENGTHS[random.nextInt(LENGTHS.length)]);
                socket.send("PUB long." + publisher + " " + body.length() + "\r\n" + body + "\r\n");
            }
            socket.fence(0);
        }
    }

    private static void readAll(NatsSocket subscriber) {
        int[] next = new int[PUBLISHERS];
        while (IntStream.of(next).sum() < PUBLISHERS * MESSAGES) {
            String line = subscriber.operation();
            assertThat(line).matches("MSG long\\.\\d 1 \\d+");
            int publisher = line.charAt("MSG long.".length()) - '0';
            int length = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            String body = subscriber.bytes(length + 2);
            assertThat(body.equals(body(publisher, next[publisher]++, length) + "\r\n"))
                    .as("message %d of %d bytes of publisher %d is whole", next[publisher], length, publisher)
                    .isTrue();
        }
    }

    private static String body(int publisher, int number, int length) {
        String start = number + " ";
        return start + Integer.toString(publisher).repeat(length - start.length());
    }
}
