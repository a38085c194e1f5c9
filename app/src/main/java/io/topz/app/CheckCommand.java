package io.topz.app;

import io.topz.app.ProfileFlags.Profiled;
import io.topz.app.check.BuiltInCheck;
import io.topz.app.check.Check;
import io.topz.app.check.CheckFormat;
import io.topz.app.check.CheckReport;
import io.topz.app.check.ConditionException;
import io.topz.app.check.Severity;
import io.topz.collectors.Collector;
import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code topz check}: compares figures with thresholds and prints one line for monitoring systems; the exit code tells the result. */
@Command(
        name = "check",
        description = "Check NATS servers by their monitoring ports, for Nagios and similar systems.",
        footer = {
            "",
            "Conditions: FIGURE[(NAME)] > NUMBER[UNIT][:warn or :crit]. The name is that of a stream, of a consumer"
                    + " (STREAM/CONSUMER), of a connection and so on, with * for any text; --list shows all figures and what"
                    + " their names are. Units: K M G T are powers of 1024 for bytes and of 1000 for counts; Ki Mi Gi Ti are"
                    + " always powers of 1024; %% is percent; ms s m h d are times. Examples:",
            "  topz check -m 8222 'connections>100:crit' 'lag(ORDERS/worker)>1000:warn'",
            "  topz check -m 8222 'connection.pending(app-*)>1M:warn' 'account.slow_delta>0:crit'",
            "  topz check --check health,slow-consumers,stream-lag -c replica_lag=500",
            "  topz check --url http://n1:8222 --url http://n2:8222 --check all --format text",
            "Exit codes: 0 ok, 1 warning, 2 critical, 3 unknown, unreachable or wrong usage."
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class CheckCommand implements Callable<Integer>, Profiled {

    @Parameters(paramLabel = "CONDITION", description = "a condition to report, with its severity", arity = "0..*")
    List<String> conditions = new ArrayList<>();

    @Option(
            names = {"--check"},
            paramLabel = "NAME",
            split = ",",
            description = "built-in checks by name, or all; --checks lists them; -w and -c change their thresholds")
    List<String> ready = new ArrayList<>();

    @Option(
            names = {"-w", "--warning"},
            paramLabel = "FIGURE=RANGE",
            description =
                    "a warning outside of the range, as plug-ins take it: 100 is 0:100, 10: at least 10, ~:10 at most"
                            + " 10, @5:10 not between")
    List<String> warnings = new ArrayList<>();

    @Option(
            names = {"-c", "--critical"},
            paramLabel = "FIGURE=RANGE",
            description = "like --warning, for critical")
    List<String> criticals = new ArrayList<>();

    @Mixin
    private TargetFlags target = new TargetFlags();

    @Mixin
    private ProfileFlags profile = new ProfileFlags();

    @Option(
            names = {"--interval"},
            paramLabel = "SECONDS",
            description = "time between the two samples that some figures need (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    double interval = 1;

    @Option(
            names = {"--timeout"},
            paramLabel = "SECONDS",
            description = "time limit for the whole check (default: ${DEFAULT-VALUE})",
            defaultValue = "8")
    double timeout = 8;

    @Option(
            names = {"--unreachable"},
            paramLabel = "SEVERITY",
            description = "result when a server cannot be read: ${COMPLETION-CANDIDATES} (default: unknown)",
            defaultValue = "unknown")
    Unreachable unreachable = Unreachable.unknown;

    @Option(
            names = {"--format"},
            paramLabel = "FORMAT",
            description = "nagios (one line with perfdata), text (a line for each figure), json, prometheus (exit code"
                    + " always 0) (default: ${DEFAULT-VALUE})",
            defaultValue = "nagios")
    String format = "nagios";

    @Option(
            names = {"--json"},
            description = "short for --format json")
    boolean json;

    @Option(
            names = {"--outfile"},
            paramLabel = "FILE",
            description =
                    "write to a file, which is replaced as a whole, as the textfile collector of Prometheus needs it")
    @Nullable
    Path outfile;

    @Option(
            names = {"--checks"},
            description = "list the built-in checks and exit")
    boolean listChecks;

    @Option(
            names = {"--list", "--figures"},
            description = "list the figures with their meanings and exit")
    boolean listFigures;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    /** The values of the option, as they are typed. */
    enum Unreachable {
        unknown,
        critical
    }

    @Override
    public ProfileFlags profileFlags() {
        return profile;
    }

    @Override
    public void check() {
        target.checkUrls();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (listChecks || listFigures) {
            System.out.print(listChecks ? checks() : Check.list());
            return 0;
        }
        try {
            return run(wanted());
        } catch (ConditionException wrong) {
            System.out.println("TOPZ UNKNOWN - " + wrong.getMessage());
            System.out.println(wrong.pointer());
        } catch (IllegalArgumentException wrong) {
            System.out.println("TOPZ UNKNOWN - " + Secrets.removed(String.valueOf(wrong.getMessage())));
        }
        return Severity.UNKNOWN.exitCode();
    }

    private Check wanted() {
        Check check = new Check();
        conditions.forEach(check::add);
        warnings.forEach(range -> check.add(range, Severity.WARNING));
        criticals.forEach(range -> check.add(range, Severity.CRITICAL));
        ready.forEach(check::addReady);
        if (check.isEmpty()) {
            throw new IllegalArgumentException("nothing to check: name a condition or a --check");
        }
        return check;
    }

    private int run(Check check) throws IOException, InterruptedException {
        if (!(interval > 0 && timeout > 0 && interval < 3600 && timeout < 3600)) {
            throw new IllegalArgumentException(
                    "--interval and --timeout must be more than 0 and less than 3600 seconds");
        }
        CheckFormat wanted = json ? CheckFormat.JSON : CheckFormat.of(format);
        Map<String, Collector> servers = servers();
        CheckReport report = check.run(
                servers,
                Duration.ofMillis((long) (interval * 1000)),
                Duration.ofMillis((long) (timeout * 1000)),
                unreachable == Unreachable.critical ? Severity.CRITICAL : Severity.UNKNOWN);
        write(report.text(wanted) + System.lineSeparator());
        return wanted == CheckFormat.PROMETHEUS ? 0 : report.severity().exitCode();
    }

    /** Writes the report so that readers of the file see the previous or the new content, never a part. */
    private void write(String report) throws IOException {
        if (outfile == null) {
            System.out.print(report);
            return;
        }
        Path directory = outfile.toAbsolutePath().getParent();
        Path whole = Files.createTempFile(directory, "." + outfile.getFileName(), ".tmp");
        try {
            Files.writeString(whole, report);
            Files.move(whole, outfile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private Map<String, Collector> servers() {
        Map<String, Collector> servers = new LinkedHashMap<>();
        for (HttpCollectorOptions named : target.targets()) {
            servers.put(named.target().toString(), new HttpSource(named));
        }
        return servers;
    }

    private static String checks() {
        StringBuilder list = new StringBuilder();
        for (BuiltInCheck check : BuiltInCheck.values()) {
            list.append(
                    "%-22s %-50s %s%n".formatted(check.word(), check.meaning(), String.join(" ", check.conditions())));
        }
        return list.toString();
    }
}
