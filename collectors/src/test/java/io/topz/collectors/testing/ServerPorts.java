package io.topz.collectors.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports of a real server on this machine, parsed from its log; 0 means that it does not listen.
 *
 * @param clients the port for clients
 * @param monitor the port for HTTP or HTTPS
 */
public record ServerPorts(int clients, int monitor) {

    private static final Pattern LISTENING = Pattern.compile("Listening for client connections on .*:(\\d+)");
    private static final Pattern MONITORING = Pattern.compile("Starting https? monitor on .*:(\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long START_SECONDS = 20;

    /** Reads the log of a process, whose output is all in one stream, until it reports that it is ready. */
    public static ServerPorts await(Process process, String ready) {
        CompletableFuture<ServerPorts> ports = new CompletableFuture<>();
        Thread log = new Thread(() -> readLog(process, ready, ports), "nats-server log");
        log.setDaemon(true);
        log.start();
        try {
            return ports.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server did not start within " + START_SECONDS + " s", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Returns the answer of the monitoring port. */
    public String get(String target) {
        URI uri = URI.create("http://127.0.0.1:" + monitor + target);
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    /** Reads to the end, so that the server never blocks on a full pipe. */
    private static void readLog(Process process, String ready, CompletableFuture<ServerPorts> ports) {
        StringBuilder start = new StringBuilder();
        try (BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (!ports.isDone()) {
                    start.append(line).append('\n');
                }
                if (line.contains(ready)) {
                    ports.complete(new ServerPorts(port(LISTENING, start), port(MONITORING, start)));
                }
            }
        } catch (IOException e) {
            ports.completeExceptionally(e);
        }
        ports.completeExceptionally(new IllegalStateException("the server ended: " + start));
    }

    private static int port(Pattern listening, CharSequence log) {
        Matcher matcher = listening.matcher(log);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
