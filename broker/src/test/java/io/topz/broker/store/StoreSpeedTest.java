package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.subject.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the speed of logs on disk, with bounds that only a mistake in the algorithm exceeds: a quiet machine is ten times faster. */
class StoreSpeedTest {

    private static final int STREAMS = 20;
    private static final int MESSAGES = 10_000;
    private static final int BATCH = 500;
    private static final SyncPolicy SELDOM = SyncPolicy.every(Duration.ofMinutes(2));

    @TempDir
    private Path directory;

    @Test
    void logs_areWrittenAndRecoveredInTime() throws IOException {
        long start = System.nanoTime();
        LogResources resources = new LogResources(StoreFiles.DISK);
        for (int stream = 0; stream < STREAMS; stream++) {
            fill(open(resources, stream));
        }
        long filled = System.nanoTime();
        LogResources recovered = new LogResources(StoreFiles.DISK);
        for (int stream = 0; stream < STREAMS; stream++) {
            MessageLog log = open(recovered, stream);
            assertThat(Replayed.of(log).messages).hasSize(MESSAGES);
            log.close();
        }
        long replayed = System.nanoTime();

        assertThat(Duration.ofNanos(filled - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(Duration.ofNanos(replayed - filled)).isLessThan(Duration.ofSeconds(10));
    }

    private MessageLog open(LogResources resources, int stream) throws IOException {
        return FileLog.open(resources, directory.resolve("stream" + stream), SELDOM, FileLog.SEGMENT_BYTES);
    }

    private static void fill(MessageLog log) throws IOException {
        log.replay(new Replayed());
        ByteString subject = ByteString.of("orders.new");
        for (int sequence = 1; sequence <= MESSAGES; sequence++) {
            log.append(new StreamMessage(sequence, sequence, subject, new byte[128], 0));
            if (sequence % BATCH == 0) {
                log.commit();
            }
        }
        log.close();
    }
}
