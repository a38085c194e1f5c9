package io.topz.app.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the log: its destination and its level.
 *
 * @param file where lines go, null for standard error
 * @param sizeLimitBytes size above which the file is renamed and a new one started, 0 for none
 * @param level the lines that are logged in addition to warnings and errors
 * @param timestamps whether lines carry the date and time
 * @param utc whether the time is that of UTC rather than of the time zone of the process
 */
public record LogOptions(@Nullable Path file, long sizeLimitBytes, Level level, boolean timestamps, boolean utc) {

    /** For a command whose standard error is read by people: warnings and errors. */
    static final LogOptions WARNINGS = new LogOptions(null, 0, Level.WARNINGS, true, false);

    /** For a command that owns the screen. */
    static final LogOptions NOTHING = new LogOptions(null, 0, Level.NOTHING, true, false);

    /** The level of the lines that are written. Debugging and tracing are independent of each other, as in nats-server. */
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

        /** The level that the flags of nats-server ask for. */
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
