package io.topz.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the log goes and how much it says. To be set before the first logger is made. */
final class Logging {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    /** Logs to a file, or to standard error without one. */
    static void configure(@Nullable Path file, boolean debug, boolean trace) {
        System.setProperty(PREFIX + "logFile", file == null ? "System.err" : file.toString());
        System.setProperty(PREFIX + "defaultLogLevel", "warn");
        System.setProperty(PREFIX + "log.io.topz", trace ? "trace" : debug ? "debug" : "info");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "dateTimeFormat", "yyyy/MM/dd HH:mm:ss.SSS");
        System.setProperty(PREFIX + "showThreadName", "false");
        System.setProperty(PREFIX + "showShortLogName", "true");
        System.setProperty(PREFIX + "levelInBrackets", "true");
        useSlf4jInVertx();
    }

    /** Logs nothing: for commands that own the screen. */
    static void silence() {
        System.setProperty(PREFIX + "defaultLogLevel", "off");
        useSlf4jInVertx();
    }

    private static void useSlf4jInVertx() {
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
    }
}
