package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of starts with a log whose last commit was written only in part. */
class TornCommitTest {

    private static final String LOG = "jetstream/$G/streams/A/messages/0000000001.log";

    @TempDir
    private Path directory;

    /** The start offsets of the records of a log, and the end of the last one. */
    private static List<Integer> offsets(byte[] log) {
        List<Integer> offsets = new ArrayList<>(List.of(0));
        int length = ByteBuffer.wrap(log).getInt();
        while (length > 0) {
            int next = offsets.get(offsets.size() - 1) + length;
            offsets.add(next);
            length = next + Integer.BYTES <= log.length ? ByteBuffer.wrap(log).getInt(next) : 0;
        }
        return offsets;
    }

    @Test
    void rollup_withoutItsRemovals_isCompleted() throws IOException {
        Path running = directory.resolve("running");
        Path torn = directory.resolve("torn");
        try (DiskBroker broker = DiskBroker.start(running)) {
            broker.createStream("A", ",\"allow_rollup_hdrs\":true");
            broker.publish("A.a", "one");
            broker.publish("A.b", "two");
            broker.publish("A.a", "three");
            broker.client.publishWithHeader("A.a", "Nats-Rollup: sub", "four");
            assertThat(Client.sequence(broker.next().body())).hasValue(4L);
            DiskBroker.copy(running, torn);
        }
        byte[] log = Files.readAllBytes(torn.resolve(LOG));
        List<Integer> offsets = offsets(log);
        // The last commit consists of the message, the removal of the third message, and the state that makes the
        // second one the first.
        Files.write(torn.resolve(LOG), Arrays.copyOf(log, offsets.get(offsets.size() - 3)));

        try (DiskBroker broker = DiskBroker.start(torn)) {
            String info = broker.client.request("STREAM.INFO.A", "{\"deleted_details\":true}");
            assertThat(info).contains("\"messages\":2", "\"first_seq\":2", "\"last_seq\":4", "\"deleted\":[3]");
        }
    }
}
