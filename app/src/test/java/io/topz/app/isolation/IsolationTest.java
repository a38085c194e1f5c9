package io.topz.app.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that one client does not affect another. An ordinary run is short and tolerates a busy machine; {@code -Dtopz.isolation.seconds=30}
 * is for an otherwise idle machine and uses stricter limits.
 */
@Tag("process")
class IsolationTest {

    private static final int SECONDS = Integer.getInteger("topz.isolation.seconds", 0);
    private static final long WARM_UP_MILLIS = TimeUnit.SECONDS.toMillis(SECONDS / 3);
    private static final long NANOS =
            SECONDS > 0 ? TimeUnit.SECONDS.toNanos(SECONDS) : TimeUnit.MILLISECONDS.toNanos(1500);
    private static final double MESSAGE_MILLIS = SECONDS > 0 ? 20 : 5000;
    private static final double PROBE_MILLIS = SECONDS > 0 ? 100 : 8000;

    @TempDir
    Path store;

    @ParameterizedTest
    @EnumSource
    void bystanders_areServedInTimeBeside(Load load) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Server server = Server.start(store)) {
            warmUp(server);
            try (Bystanders bystanders = Bystanders.start(server)) {
                Future<?> running = threads.submit(() -> {
                    load.run(server, new Period(bystanders));
                    return null;
                });
                running.get(2 * SECONDS + 120, TimeUnit.SECONDS);
                Bystanders.Result result = bystanders.end();
                System.out.printf("%s: messages %s; /healthz %s%n", load, result.messages(), result.probes());
                assertThat(result.messages().p99()).isLessThan(MESSAGE_MILLIS);
                assertThat(result.probes().p99()).isLessThan(PROBE_MILLIS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * The time of the measurement, which starts when a prepared load checks it for the first time. In a long run, the first seconds do not
     * count because the server compiles its code then.
     */
    private static final class Period implements BooleanSupplier {
        private final Bystanders bystanders;
        private long end;

        Period(Bystanders bystanders) {
            this.bystanders = bystanders;
        }

        @Override
        public boolean getAsBoolean() {
            if (end == 0) {
                if (WARM_UP_MILLIS > 0) {
                    bystanders.measureAfter(WARM_UP_MILLIS);
                }
                end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WARM_UP_MILLIS) + NANOS;
            }
            return System.nanoTime() > end;
        }
    }

    /** The first messages and documents load classes, which must not be measured. */
    private static void warmUp(Server server) throws Exception {
        try (Bystanders first = Bystanders.start(server)) {
            first.end();
        }
    }
}
