package io.topz.broker.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.ImmediateEventExecutor;
import io.topz.broker.client.IoLoop;
import io.topz.broker.client.ServerState;
import io.topz.broker.client.Time;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.ServerInfoBuilder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final int BODY_BYTES = 1024;
    private static final int FULL_MESSAGES = MessageBatch.FULL_BYTES / BODY_BYTES;

    private final ServerState server = new ServerState(
            BrokerOptions.builder().eventLoops(1).build(),
            new Time(InstantSource.system(), System::nanoTime),
            ServerInfoBuilder.builder().serverId("N").build(),
            1);
    private final IoLoop loop = server.loops().add(ImmediateEventExecutor.INSTANCE, new Random(1));
    private final ServiceThread service = new ServiceThread(
            server.loops(), server.counters(), server.failure(), "TEST", new Random(1), Long.MAX_VALUE);
    private final Inbox inbox = new Inbox(Long.MAX_VALUE, () -> {});
    private final Transfer transfer = new Transfer(loop, inbox, service);
    private final List<Integer> received = new ArrayList<>();

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void fullBatch_isPassedOn_whileMoreIsCollected() {
        add(FULL_MESSAGES + 3);

        assertThat(take()).hasSize(FULL_MESSAGES);
        assertThat(inbox.isEmpty()).isTrue();

        loop.flushAll();

        assertThat(take()).hasSize(FULL_MESSAGES + 3).isSorted();
    }

    @Test
    void fullBatchAlone_leavesNothingToHandOver() {
        add(FULL_MESSAGES);
        take();

        loop.flushAll();

        assertThat(inbox.isEmpty()).isTrue();
        assertThat(received).hasSize(FULL_MESSAGES);
    }

    private void add(int messages) {
        for (int i = 0; i < messages; i++) {
            Message message = new Message();
            message.buffer = new byte[BODY_BYTES];
            message.buffer[0] = (byte) i;
            message.bodyLength = BODY_BYTES;
            message.headerLength = Message.NO_HEADER;
            transfer.add(taken -> received.add((int) taken.buffer[taken.body]), message);
        }
    }

    /** Takes everything that has reached the inbox; returns the numbers of all messages received so far. */
    private List<Integer> take() {
        while (!inbox.isEmpty()) {
            MessageBatch batch = Objects.requireNonNull(inbox.poll());
            batch.forEach(Receiver::receive, new Message());
            inbox.done(batch);
        }
        return received;
    }
}
