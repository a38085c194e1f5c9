package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.pull.PullRequest;
import io.topz.broker.jetstream.consumer.pull.WaitingQueue;
import io.topz.broker.jetstream.consumer.pull.WaitingRequest;
import io.topz.broker.jetstream.consumer.push.ReplayPacer;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.text.GoDuration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Delivers messages to pull requests. */
final class PullTarget implements DeliveryTarget, WaitingQueue.Teller {

    private final Account account;
    private final Reactor reactor;
    private final Statuses statuses;
    private final ConsumerState state;
    private final @Nullable ReplayPacer replay;
    private final WaitingQueue queue;
    private final RearmingTimer timer;
    private ConsumerSettings settings;

    PullTarget(ConsumerContext around, ConsumerSettings settings, ConsumerState state, @Nullable ReplayPacer replay) {
        account = around.account();
        reactor = around.reactor();
        statuses = new Statuses(account, reactor);
        this.settings = settings;
        this.state = state;
        this.replay = replay;
        queue = new WaitingQueue(settings.maxWaiting(), this);
        timer = new RearmingTimer(reactor, this::settleOnTime);
    }

    void configure(ConsumerSettings changed) {
        settings = changed;
    }

    /** Adds a pull request; {@code available} supplies the number of messages available for it. */
    void request(byte[] buffer, int offset, int length, ByteString reply, LongSupplier available) {
        long now = reactor.now();
        String refusal;
        try {
            PullRequest request = PullRequest.read(buffer, offset, length);
            refusal = refusal(request, available, now);
            if (refusal == null) {
                queue.add(new WaitingRequest(request, reply, now));
                timer.at(queue.due());
            }
        } catch (PullRequest.Malformed malformed) {
            refusal = "400 Bad Request - " + malformed.getMessage();
        }
        if (refusal != null) {
            statuses.send(reply, refusal);
        }
    }

    private @Nullable String refusal(PullRequest request, LongSupplier available, long now) {
        if (settings.maxBatch() > 0 && request.batch() > settings.maxBatch()) {
            return "409 Exceeded MaxRequestBatch of " + settings.maxBatch();
        }
        if (settings.maxExpires() > 0 && request.expires() > settings.maxExpires()) {
            return "409 Exceeded MaxRequestExpires of " + GoDuration.format(settings.maxExpires());
        }
        if (settings.maxBytes() > 0 && request.maxBytes() > settings.maxBytes()) {
            return "409 Exceeded MaxRequestMaxBytes of " + settings.maxBytes();
        }
        if (queue.isFull()) {
            queue.sweep(now, this::isListening);
        }
        if (request.noWait()) {
            long messages = available.getAsLong();
            if (messages == 0 && request.expires() == 0) {
                return "404 No Messages";
            }
            if (messages > 0 && messages < queue.messages()) {
                return "408 Requests Pending";
            }
        }
        return queue.isFull() ? "409 Exceeded MaxWaiting" : null;
    }

    @Override
    public boolean isReady() {
        return !queue.isEmpty();
    }

    @Override
    public long opensAt(StreamMessage message, long now) {
        return replay == null ? 0 : replay.opensAt(message.timestamp());
    }

    @Override
    public boolean send(DeliveryMessage outgoing, StreamMessage message, long now) {
        int size = outgoing.size();
        for (WaitingRequest request = queue.next(size, now); request != null; request = queue.next(size, now)) {
            if (outgoing.sendTo(request.reply())) {
                queue.served(size, now);
                if (request.isDone() && request.bytes() > 0) {
                    statuses.send(request.reply(), "409 Batch Completed", 0, request.bytes());
                }
                if (replay != null) {
                    replay.sent(message.sequence(), message.timestamp(), now);
                }
                return true;
            }
            queue.drop();
        }
        return false;
    }

    @Override
    public void settle(boolean nothingLeft, long now) {
        queue.settle(nothingLeft, now, this::isListening);
        timer.at(queue.due());
    }

    private void settleOnTime() {
        queue.settleOnTime(reactor.now(), this::isListening);
        timer.at(queue.due());
    }

    /** The number of waiting requests. Those whose subscriber has left are removed and not counted. */
    int waiting() {
        if (!queue.isEmpty()) {
            queue.sweep(reactor.now(), this::isListening);
        }
        return queue.size();
    }

    @Override
    public boolean isInUse() {
        return waiting() > 0;
    }

    @Override
    public void close(String reason) {
        timer.cancel();
        queue.requests().forEach(request -> statuses.send(request.reply(), "409 " + reason));
        queue.clear();
    }

    private boolean isListening(WaitingRequest request) {
        return !account.sublist().match(request.reply()).isEmpty();
    }

    @Override
    public void expired(WaitingRequest request) {
        statuses.send(request.reply(), "408 Request Timeout", request.messages(), request.bytes());
    }

    @Override
    public void tooSmall(WaitingRequest request) {
        statuses.send(request.reply(), "409 Message Size Exceeds MaxBytes", request.messages(), request.bytes());
    }

    @Override
    public void heartbeat(WaitingRequest request) {
        statuses.heartbeat(request.reply(), state, null);
    }
}
