package io.topz.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flags of nats-server 2.10.27 and nats-streaming-server 0.25.6 that topz rejects, each with a sentence that names an alternative. */
final class UnsupportedFlags {

    private static final String ALONE =
            "topz runs on its own and joins no cluster; run nats-server for a cluster, topz top shows it";
    private static final String TLS =
            "topz has no TLS for clients; let a proxy end it (--tlscert and --tlskey are for the monitoring port, with -ms)";
    private static final String SYSLOG =
            "topz does not support syslog; log to a file (-l), or have the service manager collect standard error";
    private static final String CONFIGURATION =
            "topz reads no configuration file; give the settings as flags (topz server --help lists them)";
    private static final String PROFILING =
            "topz has no profiling port; use the tools of Java instead, such as jcmd PID JFR.start";
    private static final String ADVERTISE =
            "topz announces no other addresses; give clients the one that they can reach";

    private static final String STANDALONE =
            "topz runs NATS Streaming on one server; with -st FILE it recovers everything after a restart";
    private static final String NO_SQL = "topz keeps channels in memory or in files; use -st FILE with -dir";
    private static final String NO_ENCRYPTION =
            "topz does not encrypt its files; put the directory (-dir) on an encrypted file system";
    private static final String FILE_TUNING =
            "topz has a log of its own, which needs no such setting; leave it out, or use --file_sync and --file_auto_sync";
    private static final String EXTERNAL =
            "topz server has a broker of its own; topz streaming-server -ns runs NATS Streaming on other NATS servers";

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("-c", CONFIGURATION),
            Map.entry("--config", CONFIGURATION),
            Map.entry("-t", CONFIGURATION),
            Map.entry("-s", SYSLOG),
            Map.entry("--syslog", SYSLOG),
            Map.entry("-r", SYSLOG),
            Map.entry("--remote_syslog", SYSLOG),
            Map.entry("--profile", PROFILING),
            Map.entry("--client_advertise", ADVERTISE),
            Map.entry("--tls", TLS),
            Map.entry("--tlsverify", TLS),
            Map.entry("--tlscacert", TLS),
            Map.entry("--help_tls", TLS),
            Map.entry("--routes", ALONE),
            Map.entry("--cluster", ALONE),
            Map.entry("--cluster_name", ALONE),
            Map.entry("--cluster_listen", ALONE),
            Map.entry("--cluster_advertise", ALONE),
            Map.entry("--no_advertise", ALONE),
            Map.entry("--connect_retries", ALONE),
            Map.entry("--stan_config", CONFIGURATION),
            Map.entry("--sc", CONFIGURATION),
            Map.entry("--nats_server", EXTERNAL),
            Map.entry("--ns", EXTERNAL),
            Map.entry("--secure", EXTERNAL),
            Map.entry("--clustered", STANDALONE),
            Map.entry("--ft_group", STANDALONE),
            Map.entry("--encrypt", NO_ENCRYPTION),
            Map.entry("--syslog_name", SYSLOG));

    /** The sentences about families of flags, by the beginning of their names. */
    private static final Map<String, String> FAMILIES = Map.of(
            "--cluster_", STANDALONE,
            "--sql_", NO_SQL,
            "--encryption_", NO_ENCRYPTION,
            "--file_", FILE_TUNING,
            "--tls_client_", EXTERNAL);

    private UnsupportedFlags() {}

    /** The sentence about the first argument that no flag matched; empty if it is no flag of the real servers. */
    static Optional<String> sentence(List<String> unmatched) {
        String argument = unmatched.isEmpty() ? "" : unmatched.get(0);
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        return Optional.ofNullable(SENTENCES.get(flag))
                .or(() -> ofFamily(flag))
                .map(sentence -> flag + " is not supported: " + sentence);
    }

    private static Optional<String> ofFamily(String flag) {
        return FAMILIES.entrySet().stream()
                .filter(family -> flag.startsWith(family.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
