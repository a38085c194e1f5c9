package io.topz.broker.testing;

import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster of three real nats-servers that require a user and a password. Its nodes can be killed and started again. */
public final class RealCluster implements AutoCloseable {

    /** The number of its nodes. */
    public static final int SIZE = 3;

    private static final String LOGIN = "streaming:s3cr3t";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern REMOTE = Pattern.compile("\"remote_id\": *\"(\\w+)\"");

    /** A node: its configuration, its port for clients, and its process while it runs. */
    private static final class Node {
        private final Path configuration;
        private final int port;
        private Optional<Process> process = Optional.empty();
        private Optional<ServerPorts> ports = Optional.empty();

        Node(Path configuration, int port) {
            this.configuration = configuration;
            this.port = port;
        }
    }

    private final List<Node> nodes = new ArrayList<>();

    private RealCluster(Path directory) throws IOException {
        List<Integer> ports = freePorts(2 * SIZE);
        String routes = ports.subList(SIZE, 2 * SIZE).stream()
                .map(port -> "nats-route://127.0.0.1:" + port)
                .collect(Collectors.joining(", "));
        for (int i = 0; i < SIZE; i++) {
            Path configuration = directory.resolve("node" + i + ".conf");
            Files.writeString(configuration, """
                    listen: 127.0.0.1:%d
                    http: "127.0.0.1:-1"
                    authorization { user: %s, password: %s }
                    cluster { name: test, listen: "127.0.0.1:%d", routes: [%s] }
                    """.formatted(
                            ports.get(i), LOGIN.split(":")[0], LOGIN.split(":")[1], ports.get(SIZE + i), routes));
            nodes.add(new Node(configuration, ports.get(i)));
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** Starts a cluster with its configuration in a directory; returns when all nodes know each other. */
    public static RealCluster start(Path directory) {
        try {
            RealCluster cluster = new RealCluster(directory);
            for (int node = 0; node < SIZE; node++) {
                cluster.start(node);
            }
            cluster.awaitRoutes();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a node that was killed. */
    public void start(int node) {
        Node started = nodes.get(node);
        try {
            Process process = new ProcessBuilder(RealServer.program(), "-c", started.configuration.toString())
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            started.process = Optional.of(process);
            started.ports = Optional.of(ServerPorts.await(process, "Server is ready"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a node with SIGKILL. */
    public void kill(int node) {
        nodes.get(node).process.ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        nodes.get(node).process = Optional.empty();
    }

    /** Waits until every node has routes to all others. */
    public void awaitRoutes() {
        for (int node = 0; node < SIZE; node++) {
            int asked = node;
            Eventually.await(
                    "routes",
                    PATIENCE,
                    () -> REMOTE.matcher(get(asked, "/routez"))
                                    .results()
                                    .map(found -> found.group(1))
                                    .distinct()
                                    .count()
                            == SIZE - 1);
        }
    }

    /** The answer of a node's monitoring port. */
    public String get(int node, String target) {
        return nodes.get(node).ports.orElseThrow().get(target);
    }

    /** The address of a node, with the user and the password. */
    public String url(int node) {
        return "nats://" + LOGIN + "@127.0.0.1:" + nodes.get(node).port;
    }

    /** The addresses of all nodes, that one first, as {@code --nats_server} takes them: the login is in the first one only. */
    public String urls(int first) {
        return url(first)
                + IntStream.range(1, SIZE)
                        .mapToObj(i -> ",127.0.0.1:" + nodes.get((first + i) % SIZE).port)
                        .collect(Collectors.joining());
    }

    @Override
    public void close() {
        for (int node = 0; node < SIZE; node++) {
            kill(node);
        }
    }
}
