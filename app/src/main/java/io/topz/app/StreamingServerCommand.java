package io.topz.app;

import io.topz.app.log.LogOptions;
import io.topz.broker.options.StreamingOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code topz streaming-server}: the broker with NATS Streaming in the foreground, with nats-streaming-server's flags. */
@Command(
        name = "streaming-server",
        description = "Run a broker with NATS Streaming in the foreground, with nats-streaming-server's flags.",
        customSynopsis = "topz streaming-server [OPTION]...",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class StreamingServerCommand extends ServerCommand {

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
}
