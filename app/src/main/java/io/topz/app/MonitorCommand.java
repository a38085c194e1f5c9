package io.topz.app;

import io.topz.app.ProfileFlags.Profiled;
import io.topz.collectors.Collector;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorOptionsBuilder;
import io.topz.monitor.MonitorServer;
import io.topz.recordings.Replay;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code topz monitor}: a monitoring port that serves a recording, or the documents of another server. */
@Command(
        name = "monitor",
        description = "Serve a recording, or another server's documents, on a monitoring port.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class MonitorCommand implements Callable<Integer>, Profiled {

    private static final long STEP_TIMEOUT_SECONDS = 10;

    /** The interval at which the position of a replay moves. */
    private static final long TICK_MILLIS = 100;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(heading = "%nWhat is served: one of%n")
    private Served served = new Served();

    @Mixin
    private ProfileFlags profile = new ProfileFlags();

    @Mixin
    private MonitorFlags monitor = new MonitorFlags();

    @ArgGroup(exclusive = false, heading = "%nLogin, for --url%n")
    private LoginFlags login = new LoginFlags();

    @ArgGroup(exclusive = false, heading = "%nTLS, for --url%n")
    private TlsFlags tls = new TlsFlags();

    @Option(
            names = {"-m", "--http_port"},
            paramLabel = "PORT",
            description = "port to serve on, 0 for a free one (default: ${DEFAULT-VALUE})",
            defaultValue = "8222")
    int port = 8222;

    @Option(
            names = {"-a", "--addr"},
            paramLabel = "HOST",
            description = "address to serve on (default: ${DEFAULT-VALUE})",
            defaultValue = "127.0.0.1")
    String host = "127.0.0.1";

    @Option(
            names = {"--http_base_path"},
            paramLabel = "PATH",
            description = "prefix of every path",
            defaultValue = "")
    String basePath = "";

    @Option(
            names = {"--source"},
            paramLabel = "NAME",
            description = "the server of the recording to serve (default: the first)")
    @Nullable
    String source;

    @Option(
            names = {"--at"},
            paramLabel = "TIME",
            description = "start of the replay, as for topz top --at")
    @Nullable
    String at;

    @Option(
            names = {"--speed"},
            paramLabel = "FACTOR",
            description = "speed of the replay in recorded seconds per second, 0 to pause (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    double speed = 1;

    @Option(
            names = {"--loop"},
            description = "start again when the recording ends; otherwise its last answers stay")
    boolean loop;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    /** The source of the documents. */
    static final class Served {
        @Option(names = "--replay", paramLabel = "FILE", description = "a recording of topz top --record")
        @Nullable
        Path replay;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "a monitoring port, http(s)://[USER:PASSWORD@]HOST:PORT[/BASE_PATH]")
        List<String> urls = new ArrayList<>();
    }

    @Override
    public Integer call() throws Exception {
        if (speed < 0 || Double.isNaN(speed) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed (--speed) must be 0 or more");
        }
        if (served.replay == null && served.urls.size() != 1) {
            String named = served.urls.isEmpty() ? "none is named" : "these are " + String.join(" ", served.urls);
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "one recording (--replay) or one server (--url) is served; " + named);
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        MonitorServer server = start(vertx, collector(vertx));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(vertx, server), "shutdown"));
        System.out.println("Monitoring on http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.port() + basePath);
        System.out.println("Server is ready");
        System.out.flush();
        Thread.currentThread().join();
        return 0;
    }

    private Collector collector(Vertx vertx) throws IOException {
        if (served.replay == null) {
            return new HttpSource(tls.apply(login.apply(HttpCollectorOptions.of(served.urls.get(0)))));
        }
        Replay replay = RecordingFlags.open(served.replay, at);
        String wanted = source == null ? replay.sources().get(0) : source;
        if (!replay.sources().contains(wanted)) {
            throw new IllegalArgumentException(
                    "the recording has no source %s; it has: %s".formatted(wanted, String.join(" ", replay.sources())));
        }
        if (speed > 0) {
            new ReplayClock(replay, speed, loop, System::nanoTime).start(vertx, TICK_MILLIS);
        }
        return replay.collector(wanted);
    }

    private MonitorServer start(Vertx vertx, Collector collector) throws IOException {
        MonitorOptionsBuilder options = MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .host(host)
                .port(port)
                .basePath(basePath);
        monitor.applyTo(options);
        try {
            return await(MonitorServer.start(vertx, options.build(), collector, new MonitorStats()));
        } catch (IOException failed) {
            vertx.close();
            throw failed;
        }
    }

    private static void end(Vertx vertx, MonitorServer server) {
        try {
            await(server.stop());
            await(vertx.close().toCompletionStage());
        } catch (IOException late) {
            System.err.println("topz monitor: " + late.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    private static <T> T await(CompletionStage<T> stage) throws IOException {
        return Stages.await(stage, STEP_TIMEOUT_SECONDS);
    }

    @Override
    public ProfileFlags profileFlags() {
        return profile;
    }

    /** Omits the port, because here it is the port to serve on. */
    @Override
    public Set<String> serverFlags() {
        return Set.of("--url", "--replay");
    }

    @Override
    public void check() {
        served.urls.forEach(HttpCollectorOptions::of);
    }
}
