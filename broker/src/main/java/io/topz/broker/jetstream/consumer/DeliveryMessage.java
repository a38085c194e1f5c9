package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message being delivered to subscribers. One instance is reused for all messages of a consumer. */
final class DeliveryMessage {

    private static final byte[] EMPTY_HEADER = "NATS/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Account account;
    private final Reactor reactor;
    private final AckReply ackReply;
    private ByteString subject = ByteString.of("");
    private byte[] body = {};
    private int headerLength;
    private int replyLength;

    DeliveryMessage(Account account, Reactor reactor, String stream, String consumer) {
        this.account = account;
        this.reactor = reactor;
        ackReply = new AckReply(stream, consumer);
    }

    /**
     * Encodes a message.
     *
     * @param headersOnly whether to replace the payload by a header with its size
     * @param deliveries the number of deliveries of this message, including this one
     * @param delivery the delivery sequence of the consumer
     * @param pending the number of messages that remain after it
     */
    void pack(StreamMessage message, boolean headersOnly, long deliveries, long delivery, long pending) {
        subject = message.subject();
        replyLength = ackReply.write(deliveries, message.sequence(), delivery, message.timestamp(), pending);
        body = headersOnly ? headers(message) : message.body();
        headerLength = headersOnly ? body.length : message.headerLength();
    }

    private static byte[] headers(StreamMessage message) {
        byte[] size = ("Nats-Msg-Size: " + message.payloadLength() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] given = message.headerLength() == 0 ? EMPTY_HEADER : message.body();
        int kept = (message.headerLength() == 0 ? EMPTY_HEADER.length : message.headerLength()) - 2;
        byte[] headers = Arrays.copyOf(given, kept + size.length);
        System.arraycopy(size, 0, headers, kept, size.length);
        return headers;
    }

    /** The size of the encoded message in bytes. */
    int size() {
        return subject.length() + replyLength + body.length;
    }

    /** Sends the message; returns whether a subscriber received it. */
    boolean sendTo(ByteString to) {
        Message message =
                reactor.composer().compose(subject, ackReply.bytes(), replyLength, body, body.length, headerLength);
        return reactor.deliver(account, to, message);
    }
}
