package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that every buffer returns to the pool, however its connection ends. */
class LeakTest {

    private static final String QUIET = "CONNECT {\"verbose\":false}\r\n";
    private static final String MESSAGE = "PUB a 1000\r\n" + "x".repeat(1000) + "\r\n";

    private final ResourceLeakDetector.Level levelBefore = ResourceLeakDetector.getLevel();
    private final List<String> leaks = new CopyOnWriteArrayList<>();

    @BeforeEach
    void watchEveryBuffer() throws ReflectiveOperationException {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        detector().setLeakListener((type, records) -> leaks.add(records));
    }

    @AfterEach
    void watchAsBefore() throws ReflectiveOperationException {
        detector().setLeakListener(null);
        ResourceLeakDetector.setLevel(levelBefore);
    }

    /** Netty has no public access to the leak detector of its buffers. */
    private static ResourceLeakDetector<?> detector() throws ReflectiveOperationException {
        Field field = Class.forName("io.netty.buffer.AbstractByteBuf").getDeclaredField("leakDetector");
        field.setAccessible(true);
        return (ResourceLeakDetector<?>) field.get(null);
    }

    @Test
    void buffers_allGoBack() {
        for (int eventLoops = 1; eventLoops <= 2; eventLoops++) {
            useAndAbuse(eventLoops);
        }

        leakOne();
        Eventually.await("the detector finds the one that was lost on purpose", () -> {
            System.gc();
            PooledByteBufAllocator.DEFAULT.directBuffer(8).release();
            return !leaks.isEmpty();
        });
        assertThat(leaks).hasSize(1);
    }

    private static void leakOne() {
        ByteBuf lost = PooledByteBufAllocator.DEFAULT.directBuffer(8);
        lost.writeByte(1);
    }

    private static void useAndAbuse(int eventLoops) {
        Broker broker = Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .eventLoops(eventLoops)
                .limits(ClientLimits.builder().maxPendingBytes(2L * 1024 * 1024).build())
                .build());
        NatsSocket stuck = new NatsSocket(broker.port(), 4096);
        NatsSocket reset = new NatsSocket(broker.port(), 4096);
        NatsSocket stopped = new NatsSocket(broker.port(), 4096);
        stuck.send(QUIET + "SUB a 1\r\n");
        reset.send(QUIET + "SUB a 1\r\n");
        stuck.fence(0);
        reset.fence(0);
        NatsSocket publisher = new NatsSocket(broker.port());
        publisher.send(QUIET + MESSAGE.repeat(1000));
        publisher.fence(0);
        reset.reset();
        publisher.send(MESSAGE.repeat(9000));
        publisher.fence(0);
        publisher.send("PUB a 1000\r\nhalf");
        publisher.close();
        NatsSocket bad = new NatsSocket(broker.port());
        bad.send(QUIET + "SUB b 1\r\nPUB b 5\r\nhello\r\nX");
        bad.rest();
        bad.close();
        stopped.send(QUIET + "SUB c 1\r\nPUB c 1048576\r\n" + "x".repeat(1_048_576) + "\r\n");
        Eventually.await(
                "it counts",
                () -> broker.state().accounts().global().traffic().stream()
                                .mapToLong(t -> t.outBytes())
                                .sum()
                        > 1_048_576);
        broker.stop();
        stopped.close();
        stuck.close();
    }
}
