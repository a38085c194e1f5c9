package io.topz.app.log;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The log of this process. Everything that is logged through SLF4J arrives here. Safe for any thread.
 *
 * <p>Source: the lines of nats-server 2.10.27, such as {@code [pid] 2026/11/29 12:00:00.000000 [INF] Server is ready}.
 */
public final class ServerLog {

    private static final String FATAL = "FTL";

    private static volatile ServerLog current = new ServerLog(LogOptions.WARNINGS, new StandardErrorSink());

    private final LogOptions options;
    private final LogSink sink;
    private final LineFormat format;

    private ServerLog(LogOptions options, LogSink sink) {
        this.options = options;
        this.sink = sink;
        this.format = format(options);
    }

    private static LineFormat format(LogOptions options) {
        ZoneId zone = options.utc() ? ZoneOffset.UTC : ZoneId.systemDefault();
        return new LineFormat(ProcessHandle.current().pid(), options.timestamps() ? zone : null);
    }

    /**
     * Uses these options from now on.
     *
     * @throws IOException with a sentence if the file cannot be opened
     */
    public static void configure(LogOptions options) throws IOException {
        useSlf4jInVertx();
        LogSink sink = options.file() == null
                ? new StandardErrorSink()
                : new FileSink(options.file(), options.sizeLimitBytes(), format(options));
        ServerLog before = current;
        current = new ServerLog(options, sink);
        before.sink.close();
    }

    /** Logs nothing from now on, for commands that use the whole screen. */
    public static void silence() {
        useSlf4jInVertx();
        current = new ServerLog(LogOptions.NOTHING, new StandardErrorSink());
    }

    private static void useSlf4jInVertx() {
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
    }

    /** Reopens the log file, which may have been renamed, and logs that. */
    public static void reopen() {
        ServerLog log = current;
        try {
            boolean reopened = log.sink.reopen();
            log.write(
                    Level.INFO, reopened ? "File log re-opened" : "File log re-open ignored, not a file logger", null);
        } catch (IOException failed) {
            log.write(Level.ERROR, "The log file cannot be opened again: " + failed.getMessage(), failed);
        }
    }

    /** Logs an error that ends the process. */
    public static void fatal(String message) {
        ServerLog log = current;
        log.sink.write(log.format.line(Instant.now(), FATAL, message, null));
    }

    /** Whether lines go to a file instead of standard error. */
    public static boolean isFile() {
        return current.options.file() != null;
    }

    static LogOptions.Level level() {
        return current.options.level();
    }

    static LogOptions.Level streamingLevel() {
        return current.options.streamingLevel();
    }

    static void log(Level level, String message, @Nullable Throwable thrown) {
        current.write(level, message, thrown);
    }

    private void write(Level level, String message, @Nullable Throwable thrown) {
        sink.write(format.line(Instant.now(), label(level), message, thrown));
    }

    private static String label(Level level) {
        return switch (level) {
            case ERROR -> "ERR";
            case WARN -> "WRN";
            case INFO -> "INF";
            case DEBUG -> "DBG";
            case TRACE -> "TRC";
        };
    }
}
