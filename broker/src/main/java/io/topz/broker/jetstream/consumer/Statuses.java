package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/** Sends messages that are nothing but a status line and headers. */
final class Statuses {

    private final Account account;
    private final Reactor reactor;

    Statuses(Account account, Reactor reactor) {
        this.account = account;
        this.reactor = reactor;
    }

    /** Code and words. */
    void send(ByteString to, String status) {
        send(to, null, status, "");
    }

    /** The same with what a request had still to get. */
    void send(ByteString to, String status, long messages, long bytes) {
        send(to, null, status, "Nats-Pending-Messages: " + messages + "\r\nNats-Pending-Bytes: " + bytes + "\r\n");
    }

    /** All is well, only there is nothing to send; {@code stalled} is where an answer is waited for. */
    void heartbeat(ByteString to, ConsumerState state, @Nullable ByteString stalled) {
        String headers = "Nats-Last-Consumer: " + (state.nextDelivery() - 1) + "\r\nNats-Last-Stream: "
                + state.deliveredSequence() + "\r\n";
        String waiting = stalled == null ? "" : "Nats-Consumer-Stalled: " + stalled + "\r\n";
        send(to, null, "100 Idle Heartbeat", headers + waiting);
    }

    /** Asks whether the subscriber keeps up. */
    void flowControl(ByteString to, ByteString answer) {
        send(to, answer, "100 FlowControl Request", "");
    }

    private void send(ByteString to, @Nullable ByteString reply, String status, String headers) {
        byte[] header =
                ByteString.of("NATS/1.0 " + status + "\r\n" + headers + "\r\n").bytes();
        byte[] answer = reply == null ? null : reply.bytes();
        int answerLength = reply == null ? 0 : reply.length();
        reactor.deliver(account, to, reactor.composer().compose(to, answer, answerLength, header, header.length));
    }
}
