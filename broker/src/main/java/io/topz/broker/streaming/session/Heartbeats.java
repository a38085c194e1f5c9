package io.topz.broker.streaming.session;

import io.topz.broker.options.StreamingOptions;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends heartbeats to all clients and detects those that have failed. While the service has no connection to NATS, no client fails: none
 * could answer.
 */
public final class Heartbeats {

    /** The time that the holder of a client id may take to answer when another client requests the id. */
    private static final Duration DUPLICATE_TIMEOUT = Duration.ofMillis(500);

    private final Reactor reactor;
    private final Inquiries inquiries;
    private final StreamingOptions options;
    private final Consumer<ClientSession> dead;
    private final Map<ClientSession, Reactor.Timer> timers = new HashMap<>();
    private final Set<String> checkedIds = new HashSet<>();

    /**
     * Creates an empty set.
     *
     * @param dead is called with a client that has not answered for too long
     */
    public Heartbeats(Reactor reactor, Inquiries inquiries, StreamingOptions options, Consumer<ClientSession> dead) {
        this.reactor = reactor;
        this.inquiries = inquiries;
        this.options = options;
        this.dead = dead;
    }

    /** Starts the heartbeats of a client. */
    public void start(ClientSession session) {
        plan(session);
    }

    /** Stops the heartbeats of a client. */
    public void stop(ClientSession session) {
        Reactor.Timer timer = timers.remove(session);
        if (timer != null) {
            timer.cancel();
        }
    }

    private void plan(ClientSession session) {
        timers.put(session, reactor.schedule(options.heartbeatInterval().toNanos(), () -> beat(session)));
    }

    private void beat(ClientSession session) {
        inquiries.ask(inbox(session), options.heartbeatTimeout(), outcome -> completed(session, outcome));
    }

    private void completed(ClientSession session, Inquiries.Outcome outcome) {
        if (session.hasEnded()) {
            return;
        }
        if (outcome == Inquiries.Outcome.ANSWERED) {
            session.heartbeatAnswered();
        } else if (outcome == Inquiries.Outcome.UNANSWERED
                && session.heartbeatFailed() > options.maxHeartbeatFailures()) {
            dead.accept(session);
            return;
        }
        plan(session);
    }

    /** Sends a heartbeat at once to a client that was silent and has just sent a message. */
    public void heard(ClientSession session) {
        if (session.isFailing()) {
            inquiries.ask(inbox(session), options.heartbeatTimeout(), outcome -> {
                if (outcome == Inquiries.Outcome.ANSWERED) {
                    session.heartbeatAnswered();
                }
            });
        }
    }

    /** Whether a check of the holder of that client id is under way. */
    public boolean isChecking(String clientId) {
        return checkedIds.contains(clientId);
    }

    /**
     * Checks whether the holder of a client id is alive, because another client requests the id. A holder that could not be asked counts as
     * alive.
     */
    public void check(ClientSession holder, Consumer<Boolean> alive) {
        checkedIds.add(holder.id());
        inquiries.ask(inbox(holder), DUPLICATE_TIMEOUT, outcome -> {
            checkedIds.remove(holder.id());
            alive.accept(outcome != Inquiries.Outcome.UNANSWERED && !holder.hasEnded());
        });
    }

    private static ByteString inbox(ClientSession session) {
        return ByteString.of(session.record().getHeartbeatInbox());
    }
}
