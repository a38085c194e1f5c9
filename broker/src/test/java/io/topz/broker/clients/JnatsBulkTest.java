package io.topz.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of the broker with jnats under bulk load. */
class JnatsBulkTest extends JnatsScene {

    @Test
    void queue_sharesEachMessageOnce() throws Exception {
        CountDownLatch handled = new CountDownLatch(300);
        List<AtomicInteger> counts =
                IntStream.range(0, 3).mapToObj(i -> new AtomicInteger()).toList();
        for (AtomicInteger count : counts) {
            Dispatcher member = connection.createDispatcher(message -> {
                count.incrementAndGet();
                handled.countDown();
            });
            member.subscribe("work", "workers");
        }
        for (int i = 0; i < 300; i++) {
            connection.publish("work", Jnats.bytes("x"));
        }
        assertThat(handled.await(Jnats.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        connection.flush(Jnats.PATIENCE);
        assertThat(counts.stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(300);
        assertThat(counts).allSatisfy(count -> assertThat(count).hasPositiveValue());
    }

    @Test
    void queue_overConnections_servesRequests() throws Exception {
        List<Jnats> members = new ArrayList<>();
        List<AtomicInteger> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Jnats second = Jnats.connect(Jnats.options(server).build());
            Connection member = second.connection();
            AtomicInteger count = new AtomicInteger();
            member.createDispatcher(message -> {
                        count.incrementAndGet();
                        member.publish(message.getReplyTo(), message.getData());
                    })
                    .subscribe("echo", "members");
            member.flush(Jnats.PATIENCE);
            members.add(second);
            counts.add(count);
        }
        for (int i = 0; i < 300; i++) {
            Message answer = Jnats.await(connection.request("echo", Jnats.bytes("n" + i)));
            assertThat(Jnats.text(answer)).isEqualTo("n" + i);
        }
        assertThat(counts.stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(300);
        assertThat(counts).allSatisfy(count -> assertThat(count).hasPositiveValue());
        members.forEach(Jnats::close);
    }

    @Test
    void drain_handlesAllThatWasRouted() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        Connection draining = Jnats.connect(Jnats.options(server).build()).connection();
        CountDownLatch first = new CountDownLatch(1);
        draining.createDispatcher(message -> {
                    first.countDown();
                    handled.incrementAndGet();
                })
                .subscribe("drained");
        draining.flush(Jnats.PATIENCE);
        for (int i = 0; i < 10_000; i++) {
            connection.publish("drained", Jnats.bytes("x"));
        }
        connection.flush(Jnats.PATIENCE);
        assertThat(first.await(Jnats.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Jnats.await(draining.drain(Jnats.PATIENCE))).isTrue();
        assertThat(handled).hasValue(10_000);
        assertThat(draining.getStatus()).isEqualTo(Connection.Status.CLOSED);
    }

    @Test
    void messages_100000_arriveInOrder() throws Exception {
        int count = 100_000;
        CompletableFuture<Integer> outOfOrder = new CompletableFuture<>();
        AtomicInteger expected = new AtomicInteger();
        try (Jnats second = Jnats.connect(Jnats.options(server).build())) {
            Connection publisher = second.connection();
            Dispatcher dispatcher = connection.createDispatcher(message -> {
                int number = Integer.parseInt(Jnats.text(message));
                if (number != expected.getAndIncrement()) {
                    outOfOrder.complete(number);
                } else if (number == count - 1) {
                    outOfOrder.complete(-1);
                }
            });
            dispatcher.setPendingLimits(-1, -1);
            dispatcher.subscribe("ordered");
            connection.flush(Jnats.PATIENCE);
            for (int i = 0; i < count; i++) {
                publisher.publish("ordered", Jnats.bytes(Integer.toString(i)));
            }
            assertThat(Jnats.await(outOfOrder)).isEqualTo(-1);
        }
    }

    @Test
    void subscriptions_10000_eachGetTheirs() throws Exception {
        int count = 10_000;
        CountDownLatch received = new CountDownLatch(count);
        AtomicInteger wrong = new AtomicInteger();
        Dispatcher dispatcher = connection.createDispatcher(message -> {
            if (!message.getSubject().equals(Jnats.text(message))) {
                wrong.incrementAndGet();
            }
            received.countDown();
        });
        for (int i = 0; i < count; i++) {
            dispatcher.subscribe("many." + i + ".x");
        }
        connection.flush(Jnats.PATIENCE);
        for (int i = 0; i < count; i++) {
            connection.publish("many." + i + ".x", Jnats.bytes("many." + i + ".x"));
        }
        assertThat(received.await(Jnats.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).hasValue(0);
    }

    @Test
    void fanOut_to100Subscriptions_reachesEach() throws Exception {
        int count = 100;
        int messages = 50;
        CountDownLatch received = new CountDownLatch(count * messages);
        for (int i = 0; i < count; i++) {
            connection.createDispatcher(message -> received.countDown()).subscribe(i % 2 == 0 ? "fan.out" : "fan.*");
        }
        for (int i = 0; i < messages; i++) {
            connection.publish("fan.out", Jnats.bytes("x"));
        }
        assertThat(received.await(Jnats.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
