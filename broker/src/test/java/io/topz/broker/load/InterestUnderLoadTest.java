package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that SUB and UNSUB take effect to the exact message while other connections publish without a pause. */
@Tag("slow")
class InterestUnderLoadTest {

    private static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false}\r\n";
    private static final int PUBLISHERS = 3;
    private static final int ROUNDS = 100;

    private OurServer server;

    @BeforeEach
    void start() {
        server = OurServer.start(ServerSettings.NONE);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void unsub_withMaximum_deliversExactlySoMany() throws InterruptedException, ExecutionException {
        int max = 7;
        try (NatsSocket subscriber = connect()) {
            for (int sid = 1; sid <= ROUNDS; sid++) {
                subscriber.send("SUB limited." + sid + " " + sid + "\r\nUNSUB " + sid + " " + max + "\r\n");
            }
            subscriber.fence(0);
            Threads.run(PUBLISHERS, thread -> {
                for (int sid = 1; sid <= ROUNDS; sid++) {
                    publish("limited." + sid, max);
                }
            });
            String received = subscriber.fence(0);
            for (int sid = 1; sid <= ROUNDS; sid++) {
                String start = "MSG limited." + sid + " ";
                assertThat(received.lines().filter(line -> line.startsWith(start)))
                        .as("messages of subscription %d", sid)
                        .hasSize(max);
            }
        }
    }

    @Test
    void pongAfterUnsub_isTheLastThing() throws InterruptedException, ExecutionException {
        whilePublishing("busy", () -> {
            try (NatsSocket subscriber = connect()) {
                for (int round = 1; round <= ROUNDS; round++) {
                    subscriber.send("SUB busy " + round + "\r\n");
                    message(subscriber);
                    subscriber.send("UNSUB " + round + "\r\n");
                    subscriber.fence(0);
                    assertThat(subscriber.fence(0))
                            .as("after the PONG of round %d", round)
                            .isEmpty();
                }
            }
        });
    }

    @Test
    void pongAfterSub_letsNothingBeMissed() throws InterruptedException, ExecutionException {
        whilePublishing("busy.other", () -> {
            try (NatsSocket subscriber = connect();
                    NatsSocket publisher = connect()) {
                for (int round = 1; round <= ROUNDS; round++) {
                    // At first there is no subscriber, which a publisher may remember for a short time.
                    publisher.send("PUB quiet 0\r\n\r\n");
                    publisher.fence(0);
                    subscriber.send("SUB " + (round % 2 == 0 ? "quiet " : "* ") + round + "\r\n");
                    subscriber.fence(0);
                    publisher.send("PUB quiet 2\r\nhi\r\n");
                    publisher.fence(0);
                    assertThat(subscriber.fence(0)).isEqualTo("MSG quiet " + round + " 2\r\nhi\r\n");
                    subscriber.send("UNSUB " + round + "\r\n");
                }
            }
        });
    }

    @Test
    void queueMembersThatComeAndGo_loseNothing() throws InterruptedException, ExecutionException {
        int messages = 20_000;
        AtomicInteger got = new AtomicInteger();
        AtomicBoolean published = new AtomicBoolean();
        try (NatsSocket staying = connect()) {
            staying.send("SUB work workers 1\r\n");
            staying.fence(0);
            Threads.run(1 + PUBLISHERS, thread -> {
                if (thread == 0) {
                    publish("work", messages);
                    published.set(true);
                } else {
                    got.addAndGet(comeAndGo(published));
                }
            });
            got.addAndGet(count(staying.fence(0)));
        }
        assertThat(got).hasValue(messages);
    }

    /** Joins the group and leaves it again and again; returns the number of messages received. */
    private int comeAndGo(AtomicBoolean published) {
        int got = 0;
        try (NatsSocket member = connect()) {
            for (int round = 1; !published.get(); round++) {
                member.send("SUB work workers " + round + "\r\n");
                got += count(member.fence(0));
                member.send("UNSUB " + round + "\r\n");
                got += count(member.fence(0));
            }
        }
        return got;
    }

    private void publish(String subject, int messages) {
        try (NatsSocket publisher = connect()) {
            for (int i = 0; i < messages; i++) {
                publisher.send("PUB " + subject + " 2\r\nhi\r\n");
            }
            publisher.fence(0);
        }
    }

    /** Runs a test while publishers publish without a pause. */
    private void whilePublishing(String subject, Runnable test) throws InterruptedException, ExecutionException {
        AtomicBoolean done = new AtomicBoolean();
        Threads.run(1 + PUBLISHERS, thread -> {
            if (thread > 0) {
                while (!done.get()) {
                    publish(subject, 50);
                }
                return;
            }
            try {
                test.run();
            } finally {
                done.set(true);
            }
        });
    }

    private NatsSocket connect() {
        NatsSocket socket = new NatsSocket(server.port());
        socket.send(CONNECT);
        return socket;
    }

    /** Reads the next message and returns its control line. */
    private static String message(NatsSocket socket) {
        String line = socket.operation();
        socket.bytes(Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)) + 2);
        return line;
    }

    private static int count(String received) {
        return (int) received.lines().filter(line -> line.startsWith("MSG ")).count();
    }
}
