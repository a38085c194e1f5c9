package io.topz.broker.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records all uncaught exceptions and all log output from its creation until it is closed. */
final class ErrorWatch implements AutoCloseable {

    private static final Pattern TROUBLE = Pattern.compile("\\b(ERROR|WARN|SEVERE|WARNING)\\b|Exception|\\tat ");

    /** Errors of clients, which are logged as in nats-server; a defect of the broker is followed by a stack trace. */
    private static final Pattern CLIENT_ERROR = Pattern.compile("ERROR \\S+\\.ConnectionLog - ");

    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream err = System.err;
    private final Thread.@Nullable UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();

    ErrorWatch() {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        System.setErr(new PrintStream(new Copy(), true, UTF_8));
    }

    /** Exceptions that ended a thread. */
    Queue<Throwable> uncaught() {
        return uncaught;
    }

    /** Logged lines that report errors. */
    Iterable<String> trouble() {
        return log.toString(UTF_8)
                .lines()
                .filter(TROUBLE.asPredicate())
                .filter(CLIENT_ERROR.asPredicate().negate())
                .toList();
    }

    @Override
    public void close() {
        System.setErr(err);
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    /** Copies output to its original destination. */
    private final class Copy extends FilterOutputStream {
        Copy() {
            super(err);
        }

        @Override
        public void write(int b) throws IOException {
            log.write(b);
            super.write(b);
        }
    }
}
