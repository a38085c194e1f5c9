package io.topz.app.isolation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.testing.NatsSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A client that causes as much work for a server as the server permits, until it is stopped. */
enum Load {
    /** No load, to measure the effect of the machine itself on the bystanders. */
    NONE {
        @Override
        void run(Server server, BooleanSupplier over) {
            waitFor(over);
        }
    },
    /** Streams with tens of thousands of subjects, and consumers with as many filters. */
    MANY_SUBJECTS {
        @Override
        void run(Server server, BooleanSupplier over) {
            String literals = list(40_000, i -> "b." + i + ".x" + i);
            String wildcards = list(6_000, i -> "w.*." + i + ".*.y.*." + i + ".>");
            String filters = list(30_000, i -> "fs." + i + ".a.*." + i);
            try (NatsSocket client = client(server)) {
                request(client, "STREAM.CREATE.FS", "{\"name\":\"FS\",\"storage\":\"memory\",\"subjects\":[\"fs.>\"]}");
                while (!over.getAsBoolean()) {
                    for (String subjects : List.of(literals, wildcards)) {
                        request(
                                client,
                                "STREAM.CREATE.BIG",
                                "{\"name\":\"BIG\",\"storage\":\"memory\",\"subjects\":[" + subjects + "]}");
                        request(client, "STREAM.DELETE.BIG", "");
                    }
                    request(
                            client,
                            "CONSUMER.CREATE.FS.c",
                            "{\"stream_name\":\"FS\",\"config\":{\"name\":\"c\",\"durable_name\":\"c\","
                                    + "\"ack_policy\":\"explicit\",\"filter_subjects\":[" + filters + "]}}");
                    request(client, "CONSUMER.DELETE.FS.c", "");
                }
            }
        }
    },
    /** 16,384 subscriptions with wildcards, with which published messages must be matched. */
    MANY_WILDCARDS {
        @Override
        void run(Server server, BooleanSupplier over) {
            int depth = 14;
            try (NatsSocket subscriber = client(server);
                    NatsSocket publisher = client(server)) {
                StringBuilder subscribe = new StringBuilder();
                for (int mask = 0; mask < 1 << depth; mask++) {
                    int bits = mask;
                    String pattern = IntStream.range(0, depth)
                            .mapToObj(i -> (bits >> i & 1) == 1 ? "*" : "a")
                            .collect(Collectors.joining("."));
                    subscribe
                            .append("SUB ")
                            .append(pattern)
                            .append(".b ")
                            .append(mask + 1)
                            .append("\r\n");
                }
                subscriber.send(subscribe.toString());
                subscriber.fence(0);
                for (int round = 0; !over.getAsBoolean(); round++) {
                    StringBuilder publishes = new StringBuilder();
                    for (int i = 0; i < 400; i++) {
                        publishes.append("PUB ").append("a.".repeat(depth)).append('c');
                        publishes.append(round).append('x').append(i).append(" 1\r\nx\r\n");
                    }
                    publisher.send(publishes.toString());
                    publisher.fence(0);
                }
            }
        }
    },
    /** Messages for a stream on a slow disk, and requests for documents about it. */
    SLOW_DISK {
        @Override
        void run(Server server, BooleanSupplier over) {
            try (NatsSocket client = client(server)) {
                request(client, "STREAM.CREATE.DISK", "{\"name\":\"DISK\",\"subjects\":[\"disk\"]}");
                server.delayDisk(Duration.ofMillis(700));
                while (!over.getAsBoolean()) {
                    client.send("PUB disk inbox 1\r\nx\r\n");
                    message(client);
                }
            } finally {
                server.delayDisk(Duration.ZERO);
            }
        }
    },
    /** Fifty pollers of a document of several megabytes. */
    LARGE_DOCUMENTS {
        @Override
        void run(Server server, BooleanSupplier over) throws Exception {
            try (NatsSocket client = client(server)) {
                for (int i = 0; i < LARGE_DOCUMENT_STREAMS; i++) {
                    request(
                            client,
                            "STREAM.CREATE.L" + i,
                            "{\"name\":\"L%1$d\",\"storage\":\"memory\",\"subjects\":[\"l%1$d.>\"]}".formatted(i));
                }
                try (Scrapers scrapers = new Scrapers(50, server.monitorPort(), "/jsz?streams=1&config=1")) {
                    waitFor(over);
                    scrapers.requireAnswers();
                }
                for (int i = 0; i < LARGE_DOCUMENT_STREAMS; i++) {
                    request(client, "STREAM.DELETE.L" + i, "");
                }
            }
        }
    },
    /** More idle connections to the monitoring port than its limit permits. */
    IDLE_CONNECTIONS {
        @Override
        void run(Server server, BooleanSupplier over) throws IOException {
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < 1200; i++) {
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.monitorPort());
                    idle.add(socket);
                    socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
                }
                waitFor(over);
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
        }
    };

    /** The number of streams for a {@code /jsz} of more than three megabytes. */
    private static final int LARGE_DOCUMENT_STREAMS = 2500;

    /** Causes load until the measurement is over. */
    abstract void run(Server server, BooleanSupplier over) throws Exception;

    private static void waitFor(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static String list(int count, IntFunction<String> subject) {
        return IntStream.range(0, count)
                .mapToObj(i -> '"' + subject.apply(i) + '"')
                .collect(Collectors.joining(","));
    }

    private static NatsSocket client(Server server) {
        NatsSocket client = new NatsSocket(server.clientPort());
        client.send("CONNECT {\"verbose\":false,\"headers\":true}\r\nSUB inbox 1\r\n");
        client.fence(0);
        return client;
    }

    private static void request(NatsSocket client, String name, String body) {
        client.send("PUB $JS.API." + name + " inbox " + body.length() + "\r\n" + body + "\r\n");
        String answer = message(client);
        if (answer.contains("\"error\":")) {
            throw new AssertionError(name + ": " + answer);
        }
    }

    private static String message(NatsSocket client) {
        String head = client.line();
        while (head.equals("PING")) {
            client.send("PONG\r\n");
            head = client.line();
        }
        return client.bytes(Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1)) + 2);
    }
}
