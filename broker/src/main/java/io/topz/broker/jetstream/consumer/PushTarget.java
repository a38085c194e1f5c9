package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.push.FlowControl;
import io.topz.broker.jetstream.consumer.push.RateLimit;
import io.topz.broker.jetstream.consumer.push.ReplayPacer;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.RandomId;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Delivers messages to a subject as long as it has a subscriber that keeps up. */
final class PushTarget implements DeliveryTarget {

    private static final int RANDOM_DIGITS = 4;

    private final Account account;
    private final Reactor reactor;
    private final Statuses statuses;
    private final ConsumerState state;
    private final @Nullable ReplayPacer replay;
    private final Runnable activityChanged;
    private final ByteString subject;
    private final int maxPayload;
    private @Nullable ByteString group;
    private final long heartbeat;
    private final @Nullable FlowControl flowControl;
    private @Nullable RateLimit rateLimit;
    private final RearmingTimer heartbeats;
    private final AtomicBoolean checkAnnounced = new AtomicBoolean();
    private final Runnable interestChanged = this::announceCheck;
    private boolean active;
    private boolean closed;
    private long lastSent;

    /** {@code activityChanged} runs when the first subscriber has arrived or the last has left. */
    PushTarget(
            ConsumerContext around,
            ConsumerSettings settings,
            ByteString subject,
            String consumer,
            ConsumerState state,
            @Nullable ReplayPacer replay,
            Runnable activityChanged) {
        account = around.account();
        reactor = around.reactor();
        statuses = new Statuses(account, reactor);
        this.state = state;
        this.replay = replay;
        this.activityChanged = activityChanged;
        this.subject = subject;
        group = settings.deliverGroup();
        heartbeat = settings.idleHeartbeat();
        String answers = "$JS.FC." + around.source().name() + "." + consumer + ".";
        flowControl = settings.flowControl()
                ? new FlowControl(() -> ByteString.of(answers + RandomId.of(reactor.random(), RANDOM_DIGITS)))
                : null;
        maxPayload = around.maxPayload();
        limitRate(settings);
        heartbeats = new RearmingTimer(reactor, this::heartbeatDue);
        account.sublist().watch(subject, interestChanged);
    }

    /** Checks whether there is a subscriber already. */
    void open() {
        active = hasInterest();
        if (active) {
            startHeartbeats();
        }
    }

    private void limitRate(ConsumerSettings settings) {
        rateLimit = settings.rateLimitBps() > 0 ? new RateLimit(settings.rateLimitBps(), maxPayload) : null;
    }

    /** Applies a new queue group, which takes effect with the next subscription, and a new rate limit. */
    void configure(ConsumerSettings settings) {
        group = settings.deliverGroup();
        limitRate(settings);
    }

    /** Called when subscriptions to the subject have changed. May be called on any thread. */
    void announceCheck() {
        if (checkAnnounced.compareAndSet(false, true)) {
            reactor.execute(this::check);
        }
    }

    private void check() {
        checkAnnounced.set(false);
        boolean interest = hasInterest();
        if (closed || interest == active) {
            return;
        }
        active = interest;
        if (active) {
            if (flowControl != null) {
                flowControl.reset();
            }
            startHeartbeats();
        } else {
            heartbeats.cancel();
        }
        activityChanged.run();
    }

    private boolean hasInterest() {
        return account.sublist().match(subject).hasExact(subject, group);
    }

    private void startHeartbeats() {
        if (heartbeat > 0) {
            lastSent = reactor.now();
            heartbeats.at(lastSent + heartbeat);
        }
    }

    private void heartbeatDue() {
        long now = reactor.now();
        if (now - lastSent >= heartbeat) {
            lastSent = now;
            statuses.heartbeat(subject, state, flowControl == null ? null : flowControl.question());
        }
        heartbeats.at(lastSent + heartbeat);
    }

    /** Whether there is a subscriber. */
    boolean isActive() {
        return active;
    }

    @Override
    public boolean isReady() {
        return active && (flowControl == null || flowControl.isOpen());
    }

    @Override
    public long opensAt(StreamMessage message, long now) {
        long opens = replay == null ? 0 : replay.opensAt(message.timestamp());
        return rateLimit == null ? opens : Math.max(opens, rateLimit.opensAt());
    }

    @Override
    public boolean send(DeliveryMessage outgoing, StreamMessage message, long now) {
        if (!outgoing.sendTo(subject)) {
            announceCheck();
            return false;
        }
        lastSent = now;
        if (replay != null) {
            replay.sent(message.sequence(), message.timestamp(), now);
        }
        if (rateLimit != null) {
            rateLimit.sent(outgoing.size(), now);
        }
        if (flowControl != null) {
            ByteString answer = flowControl.sent(outgoing.size());
            if (answer != null) {
                statuses.flowControl(subject, answer);
            }
        }
        return true;
    }

    /** Handles a flow control response; returns whether it was the expected one. */
    boolean flowControlAnswered(ByteString answer) {
        return flowControl != null && flowControl.answered(answer);
    }

    @Override
    public void settle(boolean nothingLeft, long now) {}

    @Override
    public boolean isInUse() {
        return active;
    }

    @Override
    public void close(String reason) {
        closed = true;
        heartbeats.cancel();
        account.sublist().unwatch(subject, interestChanged);
    }
}
