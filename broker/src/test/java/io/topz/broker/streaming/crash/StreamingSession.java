package io.topz.broker.streaming.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.nats.client.Subscription;
import io.topz.broker.streaming.raw.RawClient;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A client of a broker: it publishes, reads everything from the start, and has a durable subscription. It records everything in the ledger.
 */
public final class StreamingSession implements AutoCloseable {

    private static final String CLIENT = "client";
    private static final String CHANNEL = "orders";
    private static final String DURABLE = "durable";
    private static final int WINDOW = 64;
    private static final int SETTLE_EVERY = 100;
    private static final int ACK_WAIT_SECONDS = 3600;
    private static final int MAX_IN_FLIGHT = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final RawClient client;
    private final StreamingLedger ledger;
    private final Subscription acks;
    private final Subscription deliveries;
    private String ackInbox = "";
    private int unanswered;
    private int unsettled;

    private StreamingSession(RawClient client, StreamingLedger ledger) {
        this.client = client;
        this.ledger = ledger;
        acks = client.listen("acks");
        deliveries = client.listen("deliveries");
    }

    /** Replaces the previous session by one on that connection, which is closed at the end. */
    public static StreamingSession begin(RawClient client, StreamingLedger ledger) {
        assertThat(client.begin(CLIENT).getError()).isEmpty();
        return new StreamingSession(client, ledger);
    }

    /** Reads the channel from its first message up to one that is published now. */
    public void readAll() {
        String end = publishAndWait();
        Subscription inbox = client.listen("all");
        String own = subscribe("all", "");
        Map<Long, String> read = new HashMap<>();
        String text;
        do {
            ChannelMessage message = next(inbox);
            text = message.getData().toStringUtf8();
            assertThat(read.put(message.getSequence(), text)).isNull();
            ledger.shown(message);
        } while (!text.equals(end));
        ledger.checkAll(read);
        assertThat(client.end("unsub", CLIENT, CHANNEL, own)).isEmpty();
    }

    /** Resumes the durable subscription. */
    public void resume() {
        ackInbox = subscribe("deliveries", DURABLE);
    }

    /** Receives and acknowledges everything up to a message that is published now. */
    public void receiveAll() {
        String end = publishAndWait();
        ChannelMessage message;
        do {
            message = next(deliveries);
            take(message);
        } while (!message.getData().toStringUtf8().equals(end));
        ledger.checkReceived();
    }

    /** Closes the durable subscription, which confirms all acknowledgements before. */
    public void settle() {
        assertThat(client.end("subclose", CLIENT, CHANNEL, ackInbox)).isEmpty();
        ledger.settle();
        unsettled = 0;
    }

    /** Publishes, receives, acknowledges, closes and resumes until the broker is killed. */
    public void loadUntil(CompletableFuture<Void> killed) {
        try {
            resume();
            while (!killed.isDone()) {
                while (unanswered < WINDOW) {
                    publish();
                }
                takeAcks();
                takeDeliveries();
                if (unsettled >= SETTLE_EVERY) {
                    settle();
                    resume();
                }
            }
        } catch (IllegalStateException e) {
            // The connection ends when the broker does; if the broker is still alive, this wait fails.
            assertThat(killed).as("%s", e).succeedsWithin(PATIENCE);
        }
    }

    private void takeAcks() {
        PublishAck ack = RawClient.next(acks, PublishAck.parser(), AT_ONCE);
        while (ack != null) {
            confirm(ack);
            ack = RawClient.next(acks, PublishAck.parser(), AT_ONCE);
        }
    }

    private void takeDeliveries() {
        ChannelMessage message = RawClient.next(deliveries, ChannelMessage.parser(), AT_ONCE);
        while (message != null) {
            take(message);
            message = RawClient.next(deliveries, ChannelMessage.parser(), AT_ONCE);
        }
    }

    private void take(ChannelMessage message) {
        ledger.received(message);
        client.acknowledge(ackInbox, CHANNEL, message.getSequence());
        ledger.acknowledge(message.getSequence());
        unsettled++;
    }

    private String publish() {
        String text = ledger.nextText();
        PublishRequest request = PublishRequest.newBuilder()
                .setClientId(CLIENT)
                .setGuid(ByteString.copyFromUtf8(text))
                .setChannel(CHANNEL)
                .setData(ByteString.copyFromUtf8(text))
                .build();
        client.publish(client.subject("pub") + "." + CHANNEL, acks.getSubject(), request);
        unanswered++;
        return text;
    }

    private String publishAndWait() {
        String text = publish();
        PublishAck ack = RawClient.next(acks, PublishAck.parser(), PATIENCE);
        if (ack == null) {
            throw new AssertionError("no acknowledgement for " + PATIENCE);
        }
        confirm(ack);
        return text;
    }

    private void confirm(PublishAck ack) {
        assertThat(ack.getError()).isEmpty();
        ledger.confirm(ack.getGuid().toStringUtf8());
        unanswered--;
    }

    private static ChannelMessage next(Subscription from) {
        ChannelMessage message = RawClient.next(from, ChannelMessage.parser(), PATIENCE);
        if (message == null) {
            throw new AssertionError("no message for " + PATIENCE);
        }
        return message;
    }

    private String subscribe(String inbox, String durable) {
        SubscribeResponse response = client.subscribe(SubscribeRequest.newBuilder()
                .setClientId(CLIENT)
                .setChannel(CHANNEL)
                .setInbox(inbox)
                .setDurableName(durable)
                .setMaxInFlight(MAX_IN_FLIGHT)
                .setAckWaitInSeconds(ACK_WAIT_SECONDS)
                .setStartPosition(StartPosition.FIRST)
                .build());
        assertThat(response.getError()).isEmpty();
        return response.getAckInbox();
    }

    @Override
    public void close() {
        client.close();
    }
}
