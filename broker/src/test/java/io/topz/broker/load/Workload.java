package io.topz.broker.load;

import io.topz.broker.load.CountingClient.Counts;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * One client of the load. It subscribes, publishes its share at random (the seed determines the choice) and, if it is one that leaves,
 * drains and closes at the end.
 *
 * <p>Subjects are {@code s.<family>.<member>}. Each client has a plain subscription {@code p} and one for answers {@code r}; some have one
 * with a wildcard {@code w} and one in a queue group {@code q}, so that the delivered messages differ from the published ones.
 */
final class Workload implements Callable<Void>, AutoCloseable {

    static final int FAMILIES = 4;
    static final int MEMBERS = 5;

    private static final String[] HEADERS = {
        "", "", "", "NATS/1.0\r\nA: b\r\n\r\n", "NATS/1.0\r\nNats-Msg-Id: 17\r\ntrace:\r\ntrace: x y z\r\n\r\n"
    };

    private final int number;
    private final int messages;
    private final Random random;
    private final CountingClient client;
    private final long[][] sent = new long[FAMILIES][MEMBERS];

    Workload(int port, int number, int messages, long seed) {
        this.number = number;
        this.messages = leaves() ? messages / 2 : messages;
        random = new Random(seed + number);
        client = new CountingClient(
                port, ",\"echo\":" + echo() + ",\"headers\":" + headers() + ",\"no_responders\":" + noResponders());
    }

    boolean leaves() {
        return number % 5 == 3;
    }

    boolean echo() {
        return number % 10 != 7;
    }

    boolean hasWildcard() {
        return number % 10 == 1;
    }

    boolean isInQueue() {
        return number % 2 == 0;
    }

    int family() {
        return number % FAMILIES;
    }

    int member() {
        return number % MEMBERS;
    }

    CountingClient client() {
        return client;
    }

    Counts counts() {
        return client.counts();
    }

    /** Messages published to one subject. */
    long sent(int family, int member) {
        return sent[family][member];
    }

    void subscribe() throws InterruptedException {
        client.operation("SUB s." + family() + "." + member() + " p\r\n");
        client.operation("SUB answers." + number + " r\r\n");
        if (hasWildcard()) {
            client.operation("SUB s." + family() + ".* w\r\n");
        }
        if (isInQueue()) {
            client.operation("SUB s." + family() + ".> workers q\r\n");
        }
        client.fence();
    }

    @Override
    public Void call() throws InterruptedException {
        for (int i = 0; i < messages; i++) {
            publish();
            if (i % 1000 == 999) {
                client.fence();
            }
        }
        if (leaves()) {
            client.operation("UNSUB p\r\nUNSUB q\r\nUNSUB w\r\nUNSUB r\r\n");
            client.fence();
            client.close();
        } else {
            client.fence();
        }
        return null;
    }

    @Override
    public void close() {
        client.close();
    }

    private void publish() {
        String headers = headers() ? HEADERS[random.nextInt(HEADERS.length)] : "";
        int payload = 4 + random.nextInt(200);
        if (random.nextInt(100) == 0) {
            client.publish("nobody", "answers." + number, headers, payload);
            return;
        }
        int family = random.nextInt(FAMILIES);
        int member = random.nextInt(MEMBERS);
        sent[family][member]++;
        client.publish("s." + family + "." + member, random.nextInt(4) == 0 ? "reply.to" : "", headers, payload);
    }

    private boolean headers() {
        return number % 5 != 0;
    }

    private boolean noResponders() {
        return headers() && number % 3 == 0;
    }
}
