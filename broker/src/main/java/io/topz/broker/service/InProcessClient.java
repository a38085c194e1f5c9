package io.topz.broker.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.account.Account;
import io.topz.broker.account.Subscriber;
import io.topz.broker.account.Subscription;
import io.topz.broker.client.ConnectionRegistry;
import io.topz.broker.client.OpenConnection;
import io.topz.broker.client.SubscriptionFigures;
import io.topz.broker.client.Time;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.protocol.ConnectOptionsBuilder;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Intake;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.reactor.ServiceThread;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.counter.TrafficCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client in the same process as the broker. It has no socket: messages are exchanged with the reactor of its service. It is listed as a
 * connection.
 */
final class InProcessClient extends OpenConnection implements NatsClient {

    private static final String IP = "127.0.0.1";
    private static final int NO_PORT = 0;
    private static final byte[] NO_RESPONDERS = "NATS/1.0 503\r\n\r\n".getBytes(US_ASCII);

    private final ConnectionRegistry connections;
    private final ServiceThread reactor;
    private final Account account;
    private final ConnectOptions options;
    private final TrafficCounter traffic = new TrafficCounter();
    private final TrafficCounter accountTraffic;
    private final Set<Inbound> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastSid = new AtomicLong();
    private volatile long lastActivity;

    private InProcessClient(
            ConnectionRegistry connections, long now, ServiceThread reactor, Account account, String name) {
        super(connections.nextCid(), IP, NO_PORT, Time.instant(now));
        lastActivity = now;
        this.connections = connections;
        this.reactor = reactor;
        this.account = account;
        options = ConnectOptionsBuilder.builder(ConnectOptions.DEFAULT)
                .verbose(false)
                .pedantic(false)
                .headers(true)
                .name(name)
                .lang("java")
                .build();
        accountTraffic = account.traffic(reactor.loop().index());
    }

    /** Connects a client, which is listed among the connections until it is closed. */
    static InProcessClient connect(
            ConnectionRegistry connections, Time time, ServiceThread reactor, Account account, String name) {
        InProcessClient client = new InProcessClient(connections, time.epochNanos(), reactor, account, name);
        connections.addInside(client);
        account.clientJoined();
        return client;
    }

    @Override
    public Registration subscribe(ByteString subject, @Nullable ByteString queue, Receiver receiver) {
        Inbound inbound = new Inbound(subject, queue, receiver);
        subscriptions.add(inbound);
        account.sublist().insert(inbound.subscription);
        touch();
        return inbound;
    }

    @Override
    public void publish(ByteString subject, @Nullable ByteString reply, byte[] body, int length) {
        Message message = reactor.composer()
                .compose(
                        subject,
                        reply == null ? null : reply.bytes(),
                        reply == null ? 0 : reply.length(),
                        body,
                        length,
                        0);
        traffic.received(1, length);
        accountTraffic.received(1, length);
        touch();
        message.publisher = cid();
        boolean received;
        try {
            received = reactor.publish(account, message);
        } finally {
            message.publisher = 0;
        }
        if (!received && reply != null) {
            reactor.publish(account, reactor.composer().compose(reply, null, 0, NO_RESPONDERS, NO_RESPONDERS.length));
        }
    }

    private void touch() {
        lastActivity = reactor.now();
    }

    /**
     * Runs the task in a later turn, after the end of this one has handed over the published messages. A turn on an event loop leaves its
     * end to the next turn if its commit waits for a disk, so the task is passed to the reactor only after that.
     */
    @Override
    public void flush(Runnable then) {
        reactor.afterCommit(() -> reactor.execute(then));
    }

    @Override
    public void close() {
        if (connections.removeInside(this)) {
            account.clientLeft();
            subscriptions.forEach(Inbound::unsubscribe);
        }
    }

    /** A subscription that counts messages and passes them to the receiver. */
    private final class Inbound implements Subscriber, Receiver, Registration {

        private final Receiver receiver;
        private final Intake intake;
        private final Subscription subscription;

        Inbound(ByteString subject, @Nullable ByteString queue, Receiver receiver) {
            this.receiver = receiver;
            intake = reactor.intake(subject, this);
            ByteString sid = ByteString.of(Long.toString(lastSid.incrementAndGet()));
            subscription = new Subscription(this, subject, queue, sid);
        }

        @Override
        public boolean deliver(int loop, Subscription from, Message message) {
            if (!intake.deliver(loop, from, message)) {
                return false;
            }
            account.traffic(loop).delivered(1, message.bodyLength);
            return true;
        }

        @Override
        public void exhausted(int loop, Subscription unlimited) {}

        @Override
        public void receive(Message message) {
            traffic.delivered(1, message.bodyLength);
            touch();
            receiver.receive(message);
        }

        @Override
        public boolean isQuick(Message message) {
            return receiver.isQuick(message);
        }

        @Override
        public void unsubscribe() {
            if (subscriptions.remove(this)) {
                subscription.close();
                account.sublist().remove(subscription);
            }
        }
    }

    @Override
    public Instant lastActivity() {
        return Time.instant(lastActivity);
    }

    @Override
    public Optional<Duration> rtt() {
        return Optional.empty();
    }

    @Override
    public long pendingBytes() {
        return 0;
    }

    @Override
    public long inMsgs() {
        return traffic.inMsgs();
    }

    @Override
    public long inBytes() {
        return traffic.inBytes();
    }

    @Override
    public long outMsgs() {
        return traffic.outMsgs();
    }

    @Override
    public long outBytes() {
        return traffic.outBytes();
    }

    @Override
    public int subscriptionCount() {
        return subscriptions.size();
    }

    @Override
    public List<SubscriptionFigures> subscriptions() {
        return subscriptions.stream()
                .map(inbound -> SubscriptionFigures.of(inbound.subscription))
                .toList();
    }

    @Override
    public Optional<ConnectOptions> connectOptions() {
        return Optional.of(options);
    }

    @Override
    public String accountName() {
        return account.name();
    }
}
