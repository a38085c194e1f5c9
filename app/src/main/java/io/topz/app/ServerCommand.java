package io.topz.app;

import io.topz.broker.BrokerOptions;
import io.topz.broker.BrokerOptionsBuilder;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorOptionsBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code topz server}: the broker with its monitoring port, in the foreground, with nats-server's flags. */
@Command(
        name = "server",
        description = "Run the NATS broker and its monitoring port in the foreground.",
        customSynopsis = "topz server [OPTION]...",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ServerCommand implements Callable<Integer> {

    @ArgGroup(exclusive = false, heading = "%nWhere it listens%n")
    private Listen listen = new Listen();

    @ArgGroup(exclusive = false, heading = "%nWho may connect%n")
    private Login login = new Login();

    @Mixin
    private JetStreamFlags jetStream = new JetStreamFlags();

    @Mixin
    private LimitFlags limits = new LimitFlags();

    @ArgGroup(exclusive = false, heading = "%nLog and files%n")
    private Output output = new Output();

    @Option(
            names = {"-v", "--version"},
            description = "print the version of nats-server that is announced to clients")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    /** Addresses and ports. */
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
                description = "monitoring port; -1 takes a free one, 0 is off (default: 8222)")
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

        @Option(names = "--tlskey", paramLabel = "FILE", description = "its private key (PEM)")
        @Nullable
        Path key;
    }

    /** Credentials that clients must show. */
    static final class Login {
        @Option(names = "--user", paramLabel = "USER", description = "user that clients must name", defaultValue = "")
        String user = "";

        @Option(names = "--pass", paramLabel = "PASSWORD", description = "its password", defaultValue = "")
        String password = "";

        @Option(names = "--auth", paramLabel = "TOKEN", description = "token that clients must show", defaultValue = "")
        String token = "";
    }

    /** What the server writes beside its protocol. */
    static final class Output {
        @Option(
                names = {"-l", "--log"},
                paramLabel = "FILE",
                description = "log to this file (default: standard error)")
        @Nullable
        Path log;

        @Option(
                names = {"-D", "--debug"},
                description = "log debugging details")
        boolean debug;

        @Option(
                names = {"-V", "--trace"},
                description = "log every step")
        boolean trace;

        @Option(names = "-DV", description = "both")
        boolean debugAndTrace;

        @Option(
                names = {"-P", "--pid"},
                paramLabel = "FILE",
                description = "write the process id to this file")
        @Nullable
        Path pidFile;

        @Option(
                names = "--ports_file_dir",
                paramLabel = "DIR",
                description = "write topz_PID.ports with the bound ports into this directory")
        @Nullable
        Path portsDirectory;
    }

    @Override
    public Integer call() throws Exception {
        if (version) {
            // The word that scripts look for, whatever server prints it.
            System.out.println("nats-server: v" + BrokerOptions.DEFAULT.version());
            return 0;
        }
        Logging.configure(output.log, output.debug || output.debugAndTrace, output.trace || output.debugAndTrace);
        Logger log = LoggerFactory.getLogger("io.topz.server");
        NatsService service = NatsService.start(brokerOptions(), monitorOptions());
        ServerFiles files =
                ServerFiles.write(output.pidFile, output.portsDirectory, service.clientUrl(), service.monitorUrl());
        log.info("Listening for client connections on {}", service.clientUrl());
        if (service.monitorUrl() != null) {
            log.info("Monitoring on {}", service.monitorUrl());
        }
        // In the hook and not behind the wait: a signal ends the process by running the hooks only.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service, files, log), "shutdown"));
        log.info("Server is ready");
        String reason = service.failure().toCompletableFuture().get();
        log.error("Server cannot go on: {}", reason);
        return 1;
    }

    private static void end(NatsService service, ServerFiles files, Logger log) {
        log.info("Initiating Shutdown...");
        int code = service.failure().toCompletableFuture().isDone() ? 1 : 0;
        try {
            service.close();
            files.close();
        } catch (IOException | RuntimeException | Error failed) {
            log.error("Shutdown failed: {}", failed.toString());
            code = 1;
        }
        log.info("Server Exiting..");
        // A requested end is a good end: without this the code would tell the signal's number.
        Runtime.getRuntime().halt(code);
    }

    private BrokerOptions brokerOptions() {
        BrokerOptionsBuilder options = BrokerOptions.builder()
                .host(listen.host)
                .port(listen.port)
                .serverName(listen.name)
                .username(login.user)
                .password(login.password)
                .token(login.token)
                .jetStream(jetStream.options());
        limits.applyTo(options);
        return options.build();
    }

    /** What to serve the documents with; null when it is switched off. */
    private @Nullable MonitorOptions monitorOptions() {
        if (listen.httpPort != null && listen.httpsPort != null) {
            throw new IllegalArgumentException("-m and -ms exclude each other: the monitoring port speaks one of them");
        }
        int port = Objects.requireNonNullElse(listen.httpsPort, Objects.requireNonNullElse(listen.httpPort, 8222));
        if (port == 0) {
            return null;
        }
        MonitorOptionsBuilder options = MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .host(listen.host)
                .port(port)
                .basePath(listen.httpBasePath);
        if (listen.httpsPort != null) {
            if (listen.certificate == null || listen.key == null) {
                throw new IllegalArgumentException("-ms needs a certificate: give --tlscert and --tlskey");
            }
            options.tls(new MonitorOptions.Tls(listen.certificate, listen.key));
        }
        return options.build();
    }
}
