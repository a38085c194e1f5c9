package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/** Sends messages that consist only of a status line and headers. */
final class Statuses {

    private final Account account;
    private final Reactor reactor;

    Statuses(Account account, Reactor reactor) {
        this.account = account;
        this.reactor = reactor;
    }

    /** Sends a status, such as {@code 409 Consumer Deleted}. */
    void send(ByteString to, String status) {
        send(to, null, status, "");
    }

    /** Sends a status with the number of messages and bytes that the request had still to receive. */
    void send(ByteString to, String status, long messages, long bytes) {
        send(to, null, status, "Nats-Pending-Messages: " + messages + "\r\nNats-Pending-Bytes: " + bytes + "\r\n");
    }

    /**
     * Sends an idle heartbeat; {@code stalled} is the reply subject of a flow control request that waits for its response; null if there is
     * none.
     */
    void heartbeat(ByteString to, ConsumerState state, @Nullable ByteString stalled) {
        String headers = "Nats-Last-Consumer: " + (state.nextDelivery() - 1) + "\r\nNats-Last-Stream: "
                + state.deliveredSequence() + "\r\n";
        String waiting = stalled == null ? "" : "Nats-Consumer-Stalled: " + stalled + "\r\n";
        send(to, null, "100 Idle Heartbeat", headers + waiting);
    }

    /** Sends a flow control request, to be answered at {@code answer}. */
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
