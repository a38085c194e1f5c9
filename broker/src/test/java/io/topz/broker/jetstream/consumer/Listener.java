package io.topz.broker.jetstream.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.account.Account;
import io.topz.broker.account.Subscriber;
import io.topz.broker.account.Subscription;
import io.topz.broker.protocol.Message;
import io.topz.broker.subject.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that subscribes to one subject and keeps the received messages. */
final class Listener implements Subscriber {

    /** A received message. */
    record Received(String subject, String reply, String header, String payload) {

        /** The payload, or the status of a message that has only a status. */
        String text() {
            return header.matches("(?s)NATS/1.0 \\d.*")
                    ? header.lines().findFirst().orElse("").substring(9)
                    : payload;
        }
    }

    private final Account account;
    private final Subscription subscription;
    private final List<Received> received = new ArrayList<>();

    Listener(Account account, String subject, @Nullable String queue) {
        this.account = account;
        ByteString group = queue == null ? null : ByteString.of(queue);
        subscription = new Subscription(this, ByteString.of(subject), group, ByteString.of("1"));
        account.sublist().insert(subscription);
    }

    void unsubscribe() {
        account.sublist().remove(subscription);
    }

    @Override
    public boolean deliver(int loop, Subscription to, Message message) {
        int header = Math.max(0, message.headerLength);
        received.add(new Received(
                text(message, message.subject, message.subjectLength),
                text(message, message.reply, message.replyLength),
                text(message, message.body, header),
                text(message, message.body + header, message.bodyLength - header)));
        return true;
    }

    private static String text(Message message, int offset, int length) {
        return new String(message.buffer, offset, length, UTF_8);
    }

    @Override
    public void exhausted(int loop, Subscription ended) {}

    /** The messages received since the last call. */
    List<Received> take() {
        List<Received> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    /** The reply subjects of the messages received since the last call. */
    List<String> replies() {
        return take().stream().map(Received::reply).toList();
    }

    /** The messages received since the last call, as payloads and status lines. */
    List<String> texts() {
        return take().stream().map(Received::text).toList();
    }
}
