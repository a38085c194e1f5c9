package io.topz.bench;

import io.topz.bench.report.Machine;
import io.topz.bench.report.ResultLines;
import io.topz.bench.report.ResultTable;
import io.topz.bench.report.Results;
import io.topz.bench.scenario.FanSpec;
import io.topz.bench.scenario.Scenario;
import io.topz.bench.scenario.Scenarios;
import io.topz.bench.scenario.Workload;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Contenders;
import io.topz.bench.server.Server;
import io.topz.collectors.document.Varz;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The load run: puts the same load on several servers in turn and prints a comparison. */
@Command(
        name = "bench",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        version = "topz bench",
        description = {
            "Puts the same load on several NATS servers in turn and prints medians and their ratios to the first server.",
            "Scenarios: fan (throughput), rr (request and reply), rate (latency of a steady stream), polled (the same while"
                    + " /connz is polled), idle (memory), varz, connz (monitoring requests), start.",
            "Those of JetStream: jspublish, jsfetch, jspush (throughput), jsz (monitoring), jsrecover (start with streams).",
            "Those of NATS Streaming: stan (throughput), stanidle (memory)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was measured", "1:a server could not be measured", "2:wrong usage"})
public final class LoadRun implements Callable<Integer> {

    @Option(
            names = "--server",
            paramLabel = "LABEL=COMMAND",
            description =
                    "A server to measure, repeatable; ratios are to the first. COMMAND has to take nats-server's -a, -p"
                            + " and -m, for JetStream -js and -sd. Default: nats-server (environment NATS_SERVER, else on"
                            + " the PATH), ./topz server and, for JetStream, the same with --sync_interval 2m; for NATS"
                            + " Streaming nats-streaming-server (environment NATS_STREAMING_SERVER, else on the PATH)"
                            + " and ./topz streaming-server, which have to take -st, -dir, -mc, -msu, -mm and -mb.")
    private List<String> servers = new ArrayList<>();

    @Option(
            names = "--scenarios",
            split = ",",
            paramLabel = "NAME",
            description = "What to run. Default: everything for which there are servers.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm-ups",
            defaultValue = "3",
            description = "Rounds before those; a JVM needs them. Default: ${DEFAULT-VALUE}.")
    private int warmUps;

    @Option(
            names = "--fans",
            split = ",",
            defaultValue = "1:1:16:6000000,1:1:128:4000000,1:1:1024:800000,1:4:128:800000,4:4:128:800000",
            paramLabel = "PUBLISHERS:SUBSCRIBERS:BYTES:MESSAGES",
            description = "Specs for fan, messages of each publisher; N:N are pairs. Default: ${DEFAULT-VALUE}.")
    private List<String> fans = new ArrayList<>();

    @Option(names = "--messages", description = "Messages of each publisher, in place of those of the specs.")
    private @Nullable Long messages;

    @Option(names = "--requests", defaultValue = "15000", description = "Requests for rr. Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(
            names = "--rate",
            defaultValue = "50000",
            description = "Messages a second for rate and polled. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "4",
            description = "How long such a stream lasts. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--connections",
            defaultValue = "10000",
            description = "Idle connections for polled, idle and connz. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--http-connections", defaultValue = "16", description = "For varz. Default: ${DEFAULT-VALUE}.")
    private int httpConnections;

    @Option(names = "--varz-requests", defaultValue = "50000", description = "For varz. Default: ${DEFAULT-VALUE}.")
    private int varzRequests;

    @Option(names = "--connz-requests", defaultValue = "30", description = "For connz. Default: ${DEFAULT-VALUE}.")
    private int connzRequests;

    @Mixin
    private StreamFlags streams = new StreamFlags();

    @Option(
            names = "--quick",
            description = "A little of everything in seconds: shows that it works, measures nothing.")
    private boolean quick;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also writes every single value to this file.")
    private @Nullable Path csv;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Creates the command, which reports errors in one line. */
    static CommandLine commandLine() {
        return new CommandLine(new LoadRun()).setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            commandLine.getErr().println("bench: " + failure.getMessage());
            return 1;
        });
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = spec().commandLine();
        PrintWriter out = commandLine.getOut();
        Rounds run = new Rounds(quick ? 1 : warmUps, quick ? 2 : rounds, commandLine.getErr());
        List<Scenario> scenarios = scenarios();
        boolean needsFolder =
                scenarios.stream().anyMatch(scenario -> scenario.keepsStreams() || scenario.keepsChannels());
        if (needsFolder && !streams.hasFolder()) {
            throw wrongUsage("--store has to name an existing folder, not " + streams.folder());
        }
        writeLines(ResultLines.HEAD, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        out.print(Machine.describe());
        for (Contender contender : scenarios.stream()
                .flatMap(scenario -> contenders(scenario).stream())
                .distinct()
                .toList()) {
            out.println(describe(contender));
        }
        if (needsFolder) {
            out.println(streams.describe());
        }
        out.printf("%d rounds after %d to warm up%n", run.rounds(), run.warmUps());
        boolean complete = true;
        for (Scenario scenario : scenarios) {
            out.flush();
            Results results = run.run(scenario, contenders(scenario));
            complete &= results.failures().isEmpty();
            out.print(ResultTable.of("%s: %s".formatted(scenario.name(), scenario.title()), results));
            writeLines(ResultLines.of(scenario.name(), results), StandardOpenOption.APPEND);
        }
        out.printf("%nLoad average at the end: %s%n", Machine.loadAverage());
        out.flush();
        return complete ? 0 : 1;
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "filled in by picocli");
    }

    private ParameterException wrongUsage(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }

    private List<Scenario> scenarios() {
        List<Scenario> all = Scenarios.of(workload());
        List<String> known = all.stream().map(Scenario::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw wrongUsage("there is no scenario '%s', only %s".formatted(name, String.join(", ", known)));
            }
        }
        return all.stream()
                .filter(scenario -> names.isEmpty() ? hasServers(scenario) : names.contains(scenario.name()))
                .toList();
    }

    /** Whether a scenario is part of everything: nats-streaming-server need not exist, and named servers may not have channels. */
    private boolean hasServers(Scenario scenario) {
        return !scenario.keepsChannels()
                || (servers.isEmpty()
                        && Contenders.realStreaming(System.getenv()).isPresent());
    }

    private Workload workload() {
        try {
            List<FanSpec> specs = fans.stream().map(FanSpec::parse).toList();
            if (quick) {
                List<FanSpec> small =
                        specs.stream().map(fan -> fan.withMessages(2_000)).toList();
                return new Workload(
                        small,
                        200,
                        new Workload.Steady(1_000, Duration.ofMillis(200)),
                        new Workload.Idle(50, Duration.ofMillis(10)),
                        new Workload.Monitoring(4, 400, 5),
                        streams.quick());
            }
            return new Workload(
                    specs.stream()
                            .map(fan -> messages == null ? fan : fan.withMessages(messages))
                            .toList(),
                    requests,
                    new Workload.Steady(rate, Duration.ofSeconds(seconds)),
                    new Workload.Idle(connections, Duration.ofSeconds(2)),
                    new Workload.Monitoring(httpConnections, varzRequests, connzRequests),
                    streams.load(requests, Duration.ofSeconds(seconds)));
        } catch (IllegalArgumentException wrong) {
            throw wrongUsage(String.valueOf(wrong.getMessage()));
        }
    }

    private List<Contender> contenders(Scenario scenario) {
        if (!servers.isEmpty()) {
            try {
                return servers.stream().map(Contender::parse).toList();
            } catch (IllegalArgumentException wrong) {
                throw wrongUsage(String.valueOf(wrong.getMessage()));
            }
        }
        Path here = Path.of("");
        boolean channels = scenario.keepsChannels();
        String command = channels ? "streaming-server" : "server";
        Optional<Contender> ours = Contenders.launcher(here, command).or(() -> Contenders.jar(here, command));
        Optional<Contender> real =
                channels ? Contenders.realStreaming(System.getenv()) : Contenders.real(System.getenv());
        if (ours.isEmpty() || real.isEmpty()) {
            String absent = channels ? "nats-streaming-server" : "nats-server";
            throw wrongUsage("no %s found; name the servers with --server"
                    .formatted(ours.isEmpty() ? "topz launcher in this folder or above" : absent));
        }
        Optional<Contender> lazy = scenario.keepsStreams() ? ours.map(Contenders::lazy) : Optional.empty();
        return Stream.of(real, ours, lazy).flatMap(Optional::stream).toList();
    }

    private static String describe(Contender contender) throws IOException {
        try (Server server = contender.start()) {
            Varz varz = server.ask(Varz.class, "/varz");
            return "%s: %s, version %s, %s"
                    .formatted(
                            contender.label(),
                            contender.command().stream().collect(Collectors.joining(" ")),
                            varz.version(),
                            varz.go());
        }
    }

    private void writeLines(String lines, StandardOpenOption... how) throws IOException {
        if (csv != null) {
            Files.writeString(csv, lines, how);
        }
    }
}
