package io.topz.app;

import io.topz.app.ProfileFlags.Profiled;
import io.topz.app.check.Check;
import io.topz.app.check.CheckReport;
import io.topz.app.check.ConditionException;
import io.topz.app.check.Level;
import io.topz.app.check.ReadyCheck;
import io.topz.collectors.Collector;
import io.topz.collectors.http.HttpCollectorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code topz check}: compares figures with thresholds; one line and an exit code for monitoring systems. */
@Command(
        name = "check",
        description = "Check a NATS server by its monitoring port, for Nagios and its kin.",
        footer = {
            "",
            "Conditions: FIGURE[(STREAM/CONSUMER)] > NUMBER[UNIT] [:warn or :crit], for example",
            "  topz check -m 8222 'connections>100:crit' 'lag(ORDERS/worker)>1000:warn'",
            "  topz check --check health,slow-consumers,stream-lag,consumer-acks",
            "Exit codes: 0 ok, 1 warning, 2 critical, 3 unknown, unreachable or wrong usage."
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class CheckCommand implements Callable<Integer>, Profiled {

    @Parameters(paramLabel = "CONDITION", description = "what is bad, and how bad", arity = "0..*")
    List<String> conditions = new ArrayList<>();

    @Option(
            names = {"--check"},
            paramLabel = "NAME",
            split = ",",
            description = "ready checks by name; --checks lists them")
    List<String> ready = new ArrayList<>();

    @Mixin
    private TargetFlags target = new TargetFlags();

    @Mixin
    private ProfileFlags profile = new ProfileFlags();

    @Option(
            names = {"--interval"},
            paramLabel = "SECONDS",
            description = "between two samples, where figures need two (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    double interval = 1;

    @Option(
            names = {"--timeout"},
            paramLabel = "SECONDS",
            description = "for all of it (default: ${DEFAULT-VALUE})",
            defaultValue = "8")
    double timeout = 8;

    @Option(
            names = {"--unreachable"},
            paramLabel = "LEVEL",
            description = "what it is when a server cannot be read: ${COMPLETION-CANDIDATES} (default: unknown)",
            defaultValue = "unknown")
    Unreachable unreachable = Unreachable.unknown;

    @Option(
            names = {"--json"},
            description = "a JSON object instead of the line")
    boolean json;

    @Option(
            names = {"--checks"},
            description = "list the ready checks and exit")
    boolean listChecks;

    @Option(
            names = {"--figures"},
            description = "list the figures and exit")
    boolean listFigures;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    /** As it is typed. */
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
    public Integer call() throws InterruptedException {
        if (listChecks || listFigures) {
            System.out.print(listChecks ? checks() : Check.figures());
            return 0;
        }
        try {
            List<String> all = Check.conditions(conditions, ready);
            if (all.isEmpty()) {
                throw new IllegalArgumentException("nothing to check: name a condition or a --check");
            }
            return run(Check.of(all));
        } catch (ConditionException wrong) {
            System.out.println("TOPZ UNKNOWN - " + wrong.getMessage());
            System.out.println(wrong.pointer());
        } catch (IllegalArgumentException wrong) {
            System.out.println("TOPZ UNKNOWN - " + wrong.getMessage());
        }
        return Level.UNKNOWN.exitCode();
    }

    private int run(Check check) throws InterruptedException {
        if (!(interval > 0 && timeout > 0 && interval < 3600 && timeout < 3600)) {
            throw new IllegalArgumentException(
                    "--interval and --timeout must be more than 0 and less than 3600 seconds");
        }
        Map<String, Collector> servers = servers();
        CheckReport report = check.run(
                servers,
                Duration.ofMillis((long) (interval * 1000)),
                Duration.ofMillis((long) (timeout * 1000)),
                unreachable == Unreachable.critical ? Level.CRITICAL : Level.UNKNOWN);
        System.out.println(json ? report.json() : report.line());
        return report.level().exitCode();
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
        for (ReadyCheck check : ReadyCheck.values()) {
            list.append(
                    "%-22s %-50s %s%n".formatted(check.word(), check.meaning(), String.join(" ", check.conditions())));
        }
        return list.toString();
    }
}
