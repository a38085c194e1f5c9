package io.topz.app;

import io.topz.app.log.LogOptions;
import io.topz.app.log.ServerLog;
import io.topz.broker.BrokerException;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.StreamingOptions;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorOptionsBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code topz server}: the broker and its monitoring port in the foreground, with nats-server's flags. */
@Command(
        name = "server",
        description = "Run the NATS broker in the foreground; with -m also its monitoring port.",
        customSynopsis = "topz server [OPTION]...",
        sortOptions = false,
        usageHelpAutoWidth = true)
class ServerCommand implements Callable<Integer> {

    @ArgGroup(validate = false, heading = "%nAddresses and ports%n")
    private Listen listen = new Listen();

    @ArgGroup(validate = false, heading = "%nWho may connect%n")
    private ServerLoginFlags login = new ServerLoginFlags();

    @Mixin
    private JetStreamFlags jetStream = new JetStreamFlags();

    @Mixin
    private StreamingFlags streaming = new StreamingFlags();

    @Mixin
    private LimitFlags limits = new LimitFlags();

    @Mixin
    private MonitorFlags monitor = new MonitorFlags();

    @ArgGroup(validate = false, heading = "%nLog and files%n")
    private OutputFlags output = new OutputFlags();

    @ArgGroup(validate = false, heading = "%nLame duck mode (SIGUSR2)%n")
    private DrainFlags drain = new DrainFlags();

    @Option(
            names = {"-sl", "--signal"},
            paramLabel = "COMMAND[=PID]",
            description =
                    "send a signal to a running server (ldm, stop, quit, term, reopen, reload); PID may be a file that holds one")
    @Nullable
    private String signal;

    @Option(
            names = {"-v", "--version"},
            description = "print the version of the server whose protocol this one speaks")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    /** The flags for addresses and ports. */
    static final class Listen {
        @Option(
                names = {"-a", "--addr", "--net"},
                paramLabel = "HOST",
                description = "address to listen on (default: ${DEFAULT-VALUE})",
                defaultValue = "0.0.0.0")
        String host = "0.0.0.0";

        @Option(
                names = {"-p", "--port"},
                paramLabel = "PORT",
                description = "port for clients; 0 or -1 takes a free one (default: ${DEFAULT-VALUE})",
                defaultValue = "4222")
        int port = 4222;

        @Option(
                names = {"-n", "--name", "--server_name"},
                paramLabel = "NAME",
                description = "server name (default: the server's id)",
                defaultValue = "")
        String name = "";

        @Option(
                names = {"-m", "--http_port"},
                paramLabel = "PORT",
                description = "monitoring port, usually 8222; -1 takes a free one (default: none)")
        @Nullable
        Integer httpPort;

        @Option(
                names = {"-ms", "--https_port"},
                paramLabel = "PORT",
                description = "monitoring port with TLS; needs --tlscert and --tlskey")
        @Nullable
        Integer httpsPort;

        @Option(
                names = "--http_base_path",
                paramLabel = "PATH",
                description = "prefix of the monitoring paths",
                defaultValue = "")
        String httpBasePath = "";

        @Option(names = "--tlscert", paramLabel = "FILE", description = "certificate of the monitoring port (PEM)")
        @Nullable
        Path certificate;

        @Option(names = "--tlskey", paramLabel = "FILE", description = "private key of the monitoring port (PEM)")
        @Nullable
        Path key;
    }

    @Override
    public Integer call() throws Exception {
        if (version) {
            System.out.println(versionText());
            return 0;
        }
        if (signal != null) {
            SignalSender.send(signal);
            return 0;
        }
        drain.check();
        BrokerOptions brokerOptions = brokerOptions();
        MonitorOptions monitorOptions = monitorOptions();
        ServerLog.configure(logOptions(output));
        noteDefaults(brokerOptions);
        try {
            return new RunningServer(drain.grace, drain.duration)
                    .run(() -> start(brokerOptions, monitorOptions), brokerOptions.streaming() != null, output);
        } catch (BrokerException | IOException failed) {
            ServerLog.fatal(String.valueOf(failed.getMessage()));
            if (ServerLog.isFile()) {
                System.err.println("topz: " + failed.getMessage());
            }
            return 1;
        }
    }

    /** Starts the server. */
    NatsService start(BrokerOptions brokerOptions, @Nullable MonitorOptions monitorOptions) throws IOException {
        return NatsService.start(brokerOptions, monitorOptions);
    }

    /** The text of {@code --version}. */
    String versionText() {
        // Scripts look for this name in the output of any server.
        return "nats-server: v" + BrokerOptions.DEFAULT.version();
    }

    /** The options of the log. */
    LogOptions logOptions(OutputFlags flags) {
        return flags.logOptions();
    }

    /**
     * The options of NATS Streaming; null if it is off.
     *
     * @param syncInterval the interval at which written data is forced to the disk; null for the default
     */
    @Nullable
    StreamingOptions streamingOptions(StreamingFlags flags, @Nullable Duration syncInterval) {
        return flags.isOn() ? flags.options(syncInterval) : null;
    }

    private void noteDefaults(BrokerOptions options) {
        Logger log = LoggerFactory.getLogger(ServerCommand.class);
        log.info("topz {}", Version.TEXT);
        if (login.isSecretVisible()) {
            log.warn(
                    "--pass and --auth can be read in the list of processes; use --pass_file, --auth_file or the environment");
        }
        if (options.jetStream() != null && jetStream.isStoreDefault()) {
            log.info(
                    "No store directory is given (-sd), streams are kept in {}",
                    options.jetStream().storeDirectory());
        }
    }

    BrokerOptions brokerOptions() {
        BrokerOptionsBuilder options = BrokerOptions.builder()
                .host(listen.host)
                .port(listen.port)
                .serverName(listen.name)
                .credentials(login.credentials(System.getenv()))
                .maxTracedBytes(output.maxTracedBytes)
                .jetStream(jetStream.options(listen.port))
                .streaming(streamingOptions(streaming, jetStream.syncInterval()));
        limits.applyTo(options);
        return options.build();
    }

    /** The options of the monitoring port; null if it is off. */
    @Nullable
    MonitorOptions monitorOptions() {
        if (listen.httpPort != null && listen.httpsPort != null) {
            throw new IllegalArgumentException("-m and -ms exclude each other: the monitoring port speaks one of them");
        }
        int port = Objects.requireNonNullElse(listen.httpsPort, Objects.requireNonNullElse(listen.httpPort, 0));
        if (port == 0) {
            return null;
        }
        MonitorOptionsBuilder options = MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .host(listen.host)
                .port(port)
                .basePath(listen.httpBasePath);
        monitor.applyTo(options);
        if (listen.httpsPort != null) {
            if (listen.certificate == null || listen.key == null) {
                throw new IllegalArgumentException("-ms needs a certificate: give --tlscert and --tlskey");
            }
            options.tls(new MonitorOptions.Tls(listen.certificate, listen.key));
        }
        return options.build();
    }
}
