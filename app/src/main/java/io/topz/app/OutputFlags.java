package io.topz.app;

import io.topz.app.log.LogOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for the log and for the files that a server writes besides its streams. */
final class OutputFlags {

    @Option(
            names = {"-l", "--log"},
            paramLabel = "FILE",
            description = "log to this file (default: standard error)")
    @Nullable
    Path log;

    @Option(
            names = "--log_size_limit",
            paramLabel = "SIZE",
            description = "size at which the log file is renamed and a new one begins (default: none)",
            converter = LimitFlags.Size.class)
    @Nullable
    Long logSizeLimit;

    @Option(
            names = {"-T", "--logtime"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "write date and time in every line of the log (default: true)")
    boolean logTime = true;

    @Option(
            names = "--logtime_utc",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "write date and time in UTC (default: false)")
    boolean logTimeUtc;

    @Option(
            names = {"-D", "--debug"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "log debugging details, such as new and closed connections")
    boolean debug;

    @Option(
            names = {"-V", "--trace"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "log every command and message; passwords and tokens are left out")
    boolean trace;

    @Option(
            names = "-VV",
            description = "like -V; nats-server also logs its system account, which topz does not have",
            hidden = true)
    boolean verboseTrace;

    @Option(
            names = {"-DV", "-DVV"},
            description = "short for -D and -V")
    boolean debugAndTrace;

    @Option(
            names = "--max_traced_msg_len",
            paramLabel = "BYTES",
            description = "maximal number of bytes of a message to log (default: all)")
    int maxTracedBytes;

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

    LogOptions logOptions() {
        return logOptions(LogOptions.Level.of(false, false));
    }

    /** The options of a log with a level of its own for NATS Streaming. */
    LogOptions logOptions(LogOptions.Level streamingLevel) {
        LogOptions.Level level = LogOptions.Level.of(debug || debugAndTrace, trace || verboseTrace || debugAndTrace);
        return new LogOptions(log, logSizeLimit == null ? 0 : logSizeLimit, level, streamingLevel, logTime, logTimeUtc);
    }
}
