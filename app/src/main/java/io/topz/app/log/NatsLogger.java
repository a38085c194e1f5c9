package io.topz.app.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger whose lines go to the {@link ServerLog}. Of libraries, only warnings and errors are logged. */
final class NatsLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;
    private static final String OURS = "io.topz.";

    private final boolean ours;

    NatsLogger(String name) {
        this.name = name;
        this.ours = name.startsWith(OURS);
    }

    @Override
    public boolean isTraceEnabled() {
        return ours && ServerLog.level().traces();
    }

    @Override
    public boolean isDebugEnabled() {
        return ours && ServerLog.level().debugs();
    }

    @Override
    public boolean isInfoEnabled() {
        return ours && ServerLog.level().informs();
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
        ServerLog.log(level, MessageFormatter.basicArrayFormat(pattern, arguments), thrown);
    }
}
