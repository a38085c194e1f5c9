package io.topz.app.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the log: its destination and its level.
 *
 * @param file the file that lines go to, null for standard error
 * @param sizeLimitBytes the size above which the file is renamed and a new one started, 0 for none
 * @param level the lines that are logged in addition to warnings and errors
 * @param streamingLevel the same for the lines of NATS Streaming
 * @param timestamps whether lines contain the date and time
 * @param utc whether the time is in UTC instead of the time zone of the process
 */
public record LogOptions(
        @Nullable Path file, long sizeLimitBytes, Level level, Level streamingLevel, boolean timestamps, boolean utc) {

    /** The options for a command whose standard error people read: warnings and errors. */
    static final LogOptions WARNINGS = new LogOptions(null, 0, Level.WARNINGS, Level.WARNINGS, true, false);

    /** The options for a command that uses the whole screen. */
    static final LogOptions NOTHING = new LogOptions(null, 0, Level.NOTHING, Level.NOTHING, true, false);

    /** The level of the lines that are written. As in nats-server, debugging and tracing are independent of each other. */
    public enum Level {
        NOTHING(false, false),
        WARNINGS(false, false),
        INFO(false, false),
        DEBUG(true, false),
        TRACE(false, true),
        DEBUG_AND_TRACE(true, true);

        private final boolean debug;
        private final boolean trace;

        Level(boolean debug, boolean trace) {
            this.debug = debug;
            this.trace = trace;
        }

        /** The level for the flags of nats-server. */
        public static Level of(boolean debug, boolean trace) {
            if (debug) {
                return trace ? DEBUG_AND_TRACE : DEBUG;
            }
            return trace ? TRACE : INFO;
        }

        boolean warns() {
            return this != NOTHING;
        }

        boolean informs() {
            return compareTo(INFO) >= 0;
        }

        boolean debugs() {
            return debug;
        }

        boolean traces() {
            return trace;
        }
    }
}
