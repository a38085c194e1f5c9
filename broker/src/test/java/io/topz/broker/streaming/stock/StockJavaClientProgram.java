package io.topz.broker.streaming.stock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.streaming.Message;
import io.nats.streaming.MessageHandler;
import io.nats.streaming.NatsStreaming;
import io.nats.streaming.Options;
import io.nats.streaming.StreamingConnection;
import io.nats.streaming.Subscription;
import io.nats.streaming.SubscriptionOptions;
import io.topz.broker.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the service with java-nats-streaming, the client that applications use. A subclass says where the service runs. */
public abstract class StockJavaClientProgram {

    private static final String CHANNEL = "l:test:index_data";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SubscriptionOptions FROM_FIRST =
            new SubscriptionOptions.Builder().deliverAllAvailable().build();

    @TempDir
    private Path store;

    private final List<Connection> connections = new ArrayList<>();

    /** Starts the service with that store, and NATS. */
    protected abstract void start(Path store) throws Exception;

    /** The address of NATS for clients. */
    protected abstract String url();

    /** Stops the service and NATS. A second call does nothing. */
    protected abstract void stop() throws Exception;

    /** Stops the service and NATS, and starts them again with the same store and address. */
    protected abstract void restart() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        start(store);
    }

    @AfterEach
    void end() throws Exception {
        for (Connection connection : connections) {
            connection.close();
        }
        stop();
    }

    private StreamingConnection connect(String client) throws IOException, InterruptedException {
        Connection connection = Nats.connect(io.nats.client.Options.builder()
                .server(url())
                .reconnectWait(Duration.ofMillis(50))
                .maxReconnects(-1)
                .ignoreDiscoveredServers()
                .errorListener(new ErrorListener() {})
                .build());
        connections.add(connection);
        return NatsStreaming.connect(
                "test-cluster",
                client,
                new Options.Builder().natsConn(connection).build());
    }

    private static void publish(StreamingConnection client, int from, int to)
            throws IOException, InterruptedException, TimeoutException {
        for (int i = from; i <= to; i++) {
            client.publish(CHANNEL, ("message " + i).getBytes(UTF_8));
        }
    }

    private static void await(ConcurrentLinkedQueue<Long> received, Long... sequences) {
        Eventually.await("received " + List.of(sequences), PATIENCE, () -> received.containsAll(List.of(sequences)));
    }

    private static MessageHandler noteIn(ConcurrentLinkedQueue<Long> received) {
        return message -> received.add(message.getSequence());
    }

    @Test
    void messages_arriveInOrder_withTheirAcknowledgements() throws Exception {
        StreamingConnection client = connect("client");
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<String> published = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 100; i++) {
            published.add(client.publish(CHANNEL, new byte[] {(byte) i}, (guid, error) -> {
                if (error == null) {
                    acknowledged.add(guid);
                }
            }));
        }
        Eventually.await("acknowledged", PATIENCE, () -> acknowledged.size() == published.size());
        assertThat(acknowledged).isEqualTo(published);
        ConcurrentLinkedQueue<Message> received = new ConcurrentLinkedQueue<>();
        client.subscribe(CHANNEL, received::add, FROM_FIRST);
        Eventually.await("received", PATIENCE, () -> received.size() == 100);
        byte expected = 0;
        for (Message message : received) {
            assertThat(message.getData()).containsExactly(expected++);
            assertThat(message.getSequence()).isEqualTo(expected);
            assertThat(message.isRedelivered()).isFalse();
        }
    }

    @Test
    void durableSubscription_goesOn_whereItWasClosed() throws Exception {
        SubscriptionOptions durable = new SubscriptionOptions.Builder()
                .deliverAllAvailable()
                .durableName("durable")
                .build();
        StreamingConnection client = connect("client");
        publish(client, 1, 3);
        ConcurrentLinkedQueue<Long> first = new ConcurrentLinkedQueue<>();
        Subscription subscription = client.subscribe(CHANNEL, noteIn(first), durable);
        await(first, 1L, 2L, 3L);
        subscription.close();
        publish(client, 4, 5);
        client.close();
        StreamingConnection next = connect("client");
        ConcurrentLinkedQueue<Long> second = new ConcurrentLinkedQueue<>();
        next.subscribe(CHANNEL, noteIn(second), durable);
        await(second, 4L, 5L);
        assertThat(second).containsExactly(4L, 5L);
    }

    @Test
    void message_comesAgain_untilItIsAcknowledged() throws Exception {
        StreamingConnection client = connect("client");
        publish(client, 1, 1);
        ConcurrentLinkedQueue<Message> received = new ConcurrentLinkedQueue<>();
        SubscriptionOptions manual = new SubscriptionOptions.Builder()
                .deliverAllAvailable()
                .manualAcks()
                .ackWait(Duration.ofSeconds(1))
                .build();
        client.subscribe(CHANNEL, received::add, manual);
        Eventually.await("received twice", PATIENCE, () -> received.size() >= 2);
        List<Message> all = List.copyOf(received);
        assertThat(all.get(0).isRedelivered()).isFalse();
        assertThat(all.get(1).isRedelivered()).isTrue();
        all.get(1).ack();
    }

    @Test
    void membersOfAQueue_shareTheMessages() throws Exception {
        StreamingConnection one = connect("one");
        StreamingConnection two = connect("two");
        ConcurrentLinkedQueue<Long> byOne = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> byTwo = new ConcurrentLinkedQueue<>();
        one.subscribe(CHANNEL, "queue", noteIn(byOne), FROM_FIRST);
        two.subscribe(CHANNEL, "queue", noteIn(byTwo), FROM_FIRST);
        publish(one, 1, 20);
        Eventually.await("received", PATIENCE, () -> byOne.size() + byTwo.size() == 20);
        assertThat(byOne).isNotEmpty().doesNotContainAnyElementsOf(byTwo);
        assertThat(byTwo).isNotEmpty();
    }

    @Test
    void client_goesOn_afterARestart() throws Exception {
        StreamingConnection client = connect("client");
        ConcurrentLinkedQueue<Long> received = new ConcurrentLinkedQueue<>();
        // New messages wait for those that come again, and so for the ack wait.
        SubscriptionOptions options = new SubscriptionOptions.Builder()
                .deliverAllAvailable()
                .ackWait(Duration.ofSeconds(1))
                .build();
        client.subscribe(CHANNEL, noteIn(received), options);
        publish(client, 1, 3);
        await(received, 1L, 2L, 3L);
        restart();
        Connection nats = connections.get(0);
        Eventually.await("connected", PATIENCE, () -> nats.getStatus() == Connection.Status.CONNECTED);
        publish(client, 4, 5);
        await(received, 4L, 5L);
        // A message whose acknowledgement was on its way when the service stopped comes again.
        assertThat(received.stream().distinct()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
}
