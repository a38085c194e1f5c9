package io.topz.broker.streaming.session;

import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.subject.ByteString;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Requests to the heartbeat inboxes of clients, each answered in time or not. */
public final class Inquiries {

    private static final byte[] EMPTY = new byte[0];

    private record Inquiry(Reactor.Timer timeout, Consumer<Boolean> outcome) {}

    private final Reactor reactor;
    private final NatsClient client;
    private final String prefix;
    private final Map<Long, Inquiry> pending = new HashMap<>();
    private long lastNumber;

    /**
     * Nothing is asked yet.
     *
     * @param inbox a subject of its own, below which the answers arrive
     */
    public Inquiries(Reactor reactor, NatsClient client, String inbox) {
        this.reactor = reactor;
        this.client = client;
        prefix = inbox + ".";
        client.subscribe(ByteString.of(prefix + "*"), null, this::answered);
    }

    /** Asks whether somebody is there. The outcome is false when nobody answers in time, or when nobody listens. */
    void ask(ByteString inbox, Duration timeout, Consumer<Boolean> outcome) {
        long number = ++lastNumber;
        Reactor.Timer timer = reactor.schedule(timeout.toNanos(), () -> complete(number, false));
        pending.put(number, new Inquiry(timer, outcome));
        client.publish(inbox, ByteString.of(prefix + number), EMPTY);
    }

    private void answered(Message message) {
        String subject = ByteString.copyOf(message.buffer, message.subject, message.subjectLength)
                .toString();
        try {
            // Clients answer without a header; the server's word that nobody listens has one.
            complete(Long.parseLong(subject.substring(prefix.length())), !message.hasHeader());
        } catch (NumberFormatException e) {
            // Not an answer to anything that was asked.
            return;
        }
    }

    private void complete(long number, boolean answered) {
        Inquiry inquiry = pending.remove(number);
        if (inquiry != null) {
            inquiry.timeout.cancel();
            inquiry.outcome.accept(answered);
        }
    }
}
