package io.topz.app;

import io.topz.app.log.LogOptions;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.Credentials;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.service.NatsConnector;
import io.topz.broker.streaming.service.StreamingService;
import io.topz.monitor.MonitorOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code topz streaming-server}: NATS Streaming in the foreground, with nats-streaming-server's flags, in a broker or on other servers.
 */
@Command(
        name = "streaming-server",
        description =
                "Run NATS Streaming in a broker or (-ns) on other NATS servers, with nats-streaming-server's flags.",
        customSynopsis = "topz streaming-server [OPTION]...",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class StreamingServerCommand extends ServerCommand {

    @Mixin
    private ExternalNatsFlags nats = new ExternalNatsFlags();

    @ArgGroup(validate = false, heading = "%nNATS Streaming: files and log%n")
    private Given given = new Given();

    /** The flags that were given; an absent flag leaves the default. */
    static final class Given {
        @Option(
                names = "--file_sync",
                arity = "0..1",
                fallbackValue = "true",
                paramLabel = "BOOL",
                description = "force messages to the disk before they are acknowledged (default: true)")
        boolean fileSync = true;

        @Option(
                names = "--file_auto_sync",
                paramLabel = "TIME",
                description = "with --file_sync=false: interval at which they are forced to the disk (default: 1m)",
                converter = LimitFlags.Time.class)
        Duration fileAutoSync = Duration.ofMinutes(1);

        @Option(
                names = {"-SD", "--stan_debug"},
                arity = "0..1",
                fallbackValue = "true",
                paramLabel = "BOOL",
                description = "log debugging details of NATS Streaming, such as new and closed clients")
        boolean debug;

        @Option(
                names = {"-SV", "--stan_trace"},
                arity = "0..1",
                fallbackValue = "true",
                paramLabel = "BOOL",
                description = "log every message that is published to a channel, without its data")
        boolean trace;

        @Option(names = "-SDV", description = "short for -SD and -SV")
        boolean debugAndTrace;
    }

    @Override
    String versionText() {
        return "nats-streaming-server version " + StreamingOptions.VERSION + ", " + super.versionText();
    }

    @Override
    LogOptions logOptions(OutputFlags flags) {
        return flags.logOptions(
                LogOptions.Level.of(given.debug || given.debugAndTrace, given.trace || given.debugAndTrace));
    }

    @Override
    StreamingOptions streamingOptions(StreamingFlags flags, @Nullable Duration syncInterval) {
        Duration interval = syncInterval == null && !given.fileSync ? given.fileAutoSync : syncInterval;
        return flags.options(interval);
    }

    @Override
    NatsService start(BrokerOptions options, @Nullable MonitorOptions monitor) throws IOException {
        if (!nats.isOn()) {
            return super.start(options, monitor);
        }
        if (options.jetStream() != null) {
            throw new IllegalArgumentException("-ns excludes -js: JetStream needs the broker that -ns leaves out");
        }
        StreamingOptions streaming = Objects.requireNonNull(options.streaming());
        NatsConnector.Factory connectors = nats.connectors(streaming, options.credentials());
        // The credentials are those of a client here: nobody logs in to this process.
        BrokerOptions open = BrokerOptionsBuilder.builder(options)
                .credentials(Credentials.NONE)
                .build();
        return NatsService.startServices(open, List.of(StreamingService.with(streaming, connectors)), monitor);
    }
}
