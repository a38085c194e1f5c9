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

/** Heartbeats to all clients: a client that does not answer for too long is dead. */
public final class Heartbeats {

    /** How long the present holder of a client id may take to answer when another client wants the id. */
    private static final Duration DUPLICATE_TIMEOUT = Duration.ofMillis(500);

    private final Reactor reactor;
    private final Inquiries inquiries;
    private final StreamingOptions options;
    private final Consumer<ClientSession> dead;
    private final Map<ClientSession, Reactor.Timer> timers = new HashMap<>();
    private final Set<String> checkedIds = new HashSet<>();

    /**
     * No heartbeats yet.
     *
     * @param dead is told of a client that has not answered for too long
     */
    public Heartbeats(Reactor reactor, Inquiries inquiries, StreamingOptions options, Consumer<ClientSession> dead) {
        this.reactor = reactor;
        this.inquiries = inquiries;
        this.options = options;
        this.dead = dead;
    }

    /** Begins to send heartbeats to a client. */
    public void start(ClientSession session) {
        plan(session);
    }

    /** Sends no more of them. */
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
        inquiries.ask(inbox(session), options.heartbeatTimeout(), answered -> completed(session, answered));
    }

    private void completed(ClientSession session, boolean answered) {
        if (session.hasEnded()) {
            return;
        }
        if (answered) {
            session.heartbeatAnswered();
        } else if (session.heartbeatFailed() > options.maxHeartbeatFailures()) {
            dead.accept(session);
            return;
        }
        plan(session);
    }

    /** A client that was silent has been heard of: it is asked at once. */
    public void heard(ClientSession session) {
        if (session.isFailing()) {
            inquiries.ask(inbox(session), options.heartbeatTimeout(), answered -> {
                if (answered) {
                    session.heartbeatAnswered();
                }
            });
        }
    }

    /** Whether it is being found out if the holder of a client id is alive. */
    public boolean isChecking(String clientId) {
        return checkedIds.contains(clientId);
    }

    /** Finds out whether the holder of a client id is alive, for another client that wants the id. */
    public void check(ClientSession holder, Consumer<Boolean> alive) {
        checkedIds.add(holder.id());
        inquiries.ask(inbox(holder), DUPLICATE_TIMEOUT, answered -> {
            checkedIds.remove(holder.id());
            alive.accept(answered && !holder.hasEnded());
        });
    }

    private static ByteString inbox(ClientSession session) {
        return ByteString.of(session.record().getHeartbeatInbox());
    }
}
