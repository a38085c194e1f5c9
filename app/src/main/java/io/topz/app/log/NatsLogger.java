package io.topz.app.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * A logger whose lines go to the {@link ServerLog}. Of libraries, only warnings and errors are logged. The lines of NATS Streaming have a
 * level and a prefix of their own, as in nats-streaming-server.
 */
final class NatsLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;
    private static final String OURS = "io.topz.";
    private static final List<String> STREAMING = List.of("io.topz.broker.streaming.", "io.topz.app.remote.");
    private static final String STREAMING_PREFIX = "STREAM: ";

    private final boolean ours;
    private final boolean streaming;

    NatsLogger(String name) {
        this.name = name;
        this.ours = name.startsWith(OURS);
        this.streaming = STREAMING.stream().anyMatch(name::startsWith);
    }

    private LogOptions.Level level() {
        return streaming ? ServerLog.streamingLevel() : ServerLog.level();
    }

    @Override
    public boolean isTraceEnabled() {
        return ours && level().traces();
    }

    @Override
    public boolean isDebugEnabled() {
        return ours && level().debugs();
    }

    @Override
    public boolean isInfoEnabled() {
        return ours && level().informs();
    }

    @Override
    public boolean isWarnEnabled() {
        return ServerLog.level().warns();
    }

    @Override
    public boolean isErrorEnabled() {
        return ServerLog.level().warns();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
        ServerLog.log(level, streaming ? STREAMING_PREFIX + message : message, thrown);
    }
}
