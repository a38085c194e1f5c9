package io.topz.bench.server;

import io.topz.collectors.document.Document;
import io.topz.collectors.json.DocumentJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running server with its ports and the resource use of its processes. It ends with this process at the latest. */
public final class Server implements AutoCloseable {

    /** The address on which every server listens. */
    public static final String HOST = "127.0.0.1";

    /** The time limit for a start. A launcher may have to build first. */
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final Contender contender;
    private final int port;
    private final int monitorPort;
    private final Duration startTime;
    private final Process process;
    private final Thread stopAtExit;
    private final List<ProcessHandle> processes;
    private final HttpClient http = HttpClient.newHttpClient();

    private Server(
            Contender contender, int port, int monitorPort, Process process, Thread stopAtExit, Duration startTime) {
        this.contender = contender;
        this.port = port;
        this.monitorPort = monitorPort;
        this.process = process;
        this.stopAtExit = stopAtExit;
        this.startTime = startTime;
        // A launcher may be a script that waits for the server that it has started.
        this.processes = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    static Server start(Contender contender) throws IOException {
        int port = freePort();
        int monitorPort = freePort();
        List<String> command = contender.commandLine(port, monitorPort);
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread stopAtExit = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        ProcessOutput output = ProcessOutput.of(process);
        try {
            long ready = output.awaitReady(READY_TIMEOUT);
            return new Server(contender, port, monitorPort, process, stopAtExit, Duration.ofNanos(ready - begun));
        } catch (IOException notReady) {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
            throw new IOException(String.join(" ", command) + ": " + notReady.getMessage(), notReady);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    public Contender contender() {
        return contender;
    }

    /** The port for NATS clients. */
    public int port() {
        return port;
    }

    /** The port for HTTP. */
    public int monitorPort() {
        return monitorPort;
    }

    /** The time from the command to {@code Server is ready}. */
    public Duration startTime() {
        return startTime;
    }

    /** The CPU time used so far, user and kernel. The operating system counts it in steps, of 10 ms on Linux. */
    public Duration cpu() {
        return processes.stream()
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The resident memory in bytes; empty if there is no {@code /proc}. */
    public OptionalLong residentBytes() throws IOException {
        return memory("VmRSS:");
    }

    /** The peak resident memory in bytes; empty if there is no {@code /proc}. */
    public OptionalLong peakResidentBytes() throws IOException {
        return memory("VmHWM:");
    }

    private OptionalLong memory(String field) throws IOException {
        long kib = 0;
        for (ProcessHandle handle : processes) {
            Path status = Path.of("/proc", String.valueOf(handle.pid()), "status");
            if (!Files.isReadable(status)) {
                continue;
            }
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(field)) {
                    kib += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kib == 0 ? OptionalLong.empty() : OptionalLong.of(kib * 1024);
    }

    /** Requests a document from its monitoring port. */
    public <D extends Document> D ask(Class<D> type, String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(HOST, monitorPort, path)))
                .timeout(REQUEST_TIMEOUT)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(
                        "%s answers %s with status %d".formatted(contender.label(), path, response.statusCode()));
            }
            return DocumentJson.read(type, response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for " + path, interrupted);
        }
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        processes.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** Stops it, by force if necessary. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        return true;
    }
}
