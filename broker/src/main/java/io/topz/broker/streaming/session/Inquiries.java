package io.topz.broker.streaming.session;

import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.subject.ByteString;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sends requests to the heartbeat inboxes of clients and waits for the answers up to a time limit. */
public final class Inquiries {

    /** The outcome of a request. */
    enum Outcome {
        /** The client has answered. */
        ANSWERED,
        /** The client has not answered in time, or nobody subscribes to its inbox. */
        UNANSWERED,
        /** The connection to NATS was lost, so that the client could not be asked or heard. */
        UNKNOWN
    }

    private static final byte[] EMPTY = new byte[0];

    private record Inquiry(Reactor.Timer timeout, Consumer<Outcome> outcome) {}

    private final Reactor reactor;
    private final NatsClient client;
    private final String prefix;
    private final Map<Long, Inquiry> pending = new HashMap<>();
    private long lastNumber;

    /**
     * Creates the inquiries.
     *
     * @param inbox a unique subject below which the answers arrive
     */
    public Inquiries(Reactor reactor, NatsClient client, String inbox) {
        this.reactor = reactor;
        this.client = client;
        prefix = inbox + ".";
        client.subscribe(ByteString.of(prefix + "*"), null, this::answered);
        client.onReconnect(this::reconnected);
    }

    /** Sends a request. */
    void ask(ByteString inbox, Duration timeout, Consumer<Outcome> outcome) {
        long number = ++lastNumber;
        Reactor.Timer timer = reactor.schedule(timeout.toNanos(), () -> timedOut(number));
        pending.put(number, new Inquiry(timer, outcome));
        if (client.isConnected()) {
            client.publish(inbox, ByteString.of(prefix + number), EMPTY);
        }
    }

    private void timedOut(long number) {
        complete(number, client.isConnected() ? Outcome.UNANSWERED : Outcome.UNKNOWN);
    }

    /** Gives up the requests that were lost with the connection. */
    private void reconnected() {
        List.copyOf(pending.keySet()).forEach(number -> complete(number, Outcome.UNKNOWN));
    }

    private void answered(Message message) {
        String subject = ByteString.copyOf(message.buffer, message.subject, message.subjectLength)
                .toString();
        try {
            // Answers of clients have no header; the 503 of the server for an inbox without subscribers has one.
            complete(
                    Long.parseLong(subject.substring(prefix.length())),
                    message.hasHeader() ? Outcome.UNANSWERED : Outcome.ANSWERED);
        } catch (NumberFormatException e) {
            // The message does not answer a request.
            return;
        }
    }

    private void complete(long number, Outcome outcome) {
        Inquiry inquiry = pending.remove(number);
        if (inquiry != null) {
            inquiry.timeout.cancel();
            inquiry.outcome.accept(outcome);
        }
    }
}
