package io.topz.broker.client;

import io.netty.channel.ChannelHandlerContext;
import io.topz.broker.account.Account;
import io.topz.broker.account.Subscriber;
import io.topz.broker.account.Subscription;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.protocol.ErrorText;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.ProtocolException;
import io.topz.broker.protocol.ServerInfo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a client. Its own event loop reads, closes and writes it; any loop delivers to it; any thread may read it as a {@link
 * Connection}.
 */
public final class ClientConnection extends OpenConnection implements Subscriber {

    private final ServerState server;
    private final IoLoop loop;
    private final Account account;
    private final Subscriptions subscriptions;
    private final ClientCommands commands;
    private final ConnectionLog log;
    private final @Nullable ProtocolTrace trace;
    private final SocketReader reading;
    private final Outbound outbound;
    private final KeepAlive keepAlive;
    private final OutboundBatches batches;
    private final InTraffic inTraffic = new InTraffic();
    private volatile boolean headersAllowed;
    private volatile boolean cut;
    private volatile long lastActivity;
    private volatile Lifecycle lifecycle;

    ClientConnection(ServerState server, IoLoop loop, ChannelHandlerContext context) {
        super(
                server.connections().nextCid(),
                (InetSocketAddress) context.channel().remoteAddress(),
                server.time().wall().instant());
        this.server = server;
        this.loop = loop;
        lastActivity = Time.epochNanos(start());
        lifecycle = new Lifecycle.Accepted(server.login().isRequired());
        account = server.accounts().global();
        batches = new OutboundBatches(this, server.loops().count());
        subscriptions = new Subscriptions(this, server.options().limits().maxSubscriptions());
        commands = new ClientCommands(this, server);
        log = new ConnectionLog(this);
        trace = ProtocolTrace.before(commands, log, server.options().maxTracedBytes());
        reading = new SocketReader(this, context, new Inbound(loop, trace == null ? commands : trace));
        outbound = new Outbound(this, loop, context, server);
        keepAlive = new KeepAlive(this, server.options().limits(), server.time());
    }

    // --- own loop ---

    void accepted() {
        try {
            greet();
        } catch (RuntimeException | Error e) {
            defect(e);
        }
    }

    /** Sends INFO, and disconnects the client if there are too many connections. */
    private void greet() {
        loop.tick();
        server.counters().recordConnection();
        boolean hasRoom = server.connections().add(this);
        account.clientJoined();
        log.created();
        send(server.identity().info().forClient(cid(), ip()).toLine());
        if (server.connections().isClosing()) {
            close(ClosedReason.SERVER_SHUTDOWN);
        } else if (hasRoom) {
            keepAlive.accepted();
            commands.accepted();
            loop.flush();
        } else {
            fail(ErrorText.MAX_CONNECTIONS, ClosedReason.MAX_CONNECTIONS_EXCEEDED);
        }
    }

    /** The reading side. */
    SocketReader reading() {
        return reading;
    }

    /** Records the options of a refused client. */
    void refused(ConnectOptions options) {
        keepAlive.heardConnect();
        lifecycle = new Lifecycle.Refused(Optional.of(options));
    }

    void connected(ConnectOptions options) {
        headersAllowed = options.headers();
        lifecycle = new Lifecycle.Connected(Optional.of(options));
        keepAlive.heardConnect();
        keepAlive.connected();
    }

    /** Adds a line to the batch, which is written at the end of the current read. */
    void send(byte[] line) {
        if (isClosed()) {
            return;
        }
        if (trace != null) {
            trace.sent(line);
        }
        batches.of(loop).protocol(line);
    }

    /** Writes a line outside of a read. */
    void sendNow(byte[] line) {
        send(line);
        loop.flush();
    }

    /** Sends a changed INFO if the client supports that. */
    void announce(ServerInfo info) {
        boolean takesIt = lifecycle instanceof Lifecycle.Connected connected
                && connected
                        .options()
                        .filter(options -> options.protocol() >= 1)
                        .isPresent();
        if (takesIt) {
            loop.tick();
            sendNow(info.forClient(cid(), ip()).toLine());
        }
    }

    /** Tells the client that a command is refused; the connection stays open. */
    void refuse(String text) {
        log.refused(text);
        sendError(text);
    }

    void sendError(String text) {
        send(Replies.error(text));
    }

    /** Sends the reason to the client and closes the connection. */
    void fail(String text, ClosedReason reason) {
        log.failed(reason, text);
        sendError(text);
        close(reason);
    }

    void fail(ProtocolException e) {
        log.failed(e.reason(), String.valueOf(e.getMessage()));
        e.errorText().ifPresent(this::sendError);
        close(e.reason());
    }

    void defect(Throwable e) {
        recordDefect(e);
        close(ClosedReason.PARSE_ERROR);
    }

    private void recordDefect(Throwable e) {
        server.counters().recordFailure();
        log.defect(e);
    }

    /**
     * Closes the connection. Pending bytes are still written, unless the client does not read. May be called only from reads and tasks of
     * this connection; code that runs for another connection calls {@link #closeLater}.
     */
    void close(ClosedReason reason) {
        if (isClosed()) {
            return;
        }
        boolean slow = reason == ClosedReason.SLOW_CONSUMER_PENDING_BYTES
                || reason == ClosedReason.SLOW_CONSUMER_WRITE_DEADLINE;
        inTraffic.publish(account.traffic(loop.index()));
        if (!slow) {
            batches.of(loop).handOver();
        }
        if (isClosed()) {
            return;
        }
        record(reason, slow);
        log.closed(reason);
        End end = new End(server.time().wall().instant(), reason);
        ClosedConnection last = ClosedConnection.of(this, end);
        lifecycle = new Lifecycle.Closed(lifecycle.options());
        keepAlive.stop();
        commands.stop();
        subscriptions.removeAll();
        account.clientLeft();
        server.connections().remove(this, last);
        outbound.close(slow);
    }

    /** Counts a missed write deadline as a slow consumer only after CONNECT, as in nats-server. */
    private void record(ClosedReason reason, boolean slow) {
        server.counters().recordEnd(reason);
        boolean early = lifecycle instanceof Lifecycle.Accepted;
        if (slow && !(early && reason == ClosedReason.SLOW_CONSUMER_WRITE_DEADLINE)) {
            server.counters().recordSlowConsumer();
            account.recordSlowConsumer();
        } else if (reason == ClosedReason.STALE_CONNECTION) {
            server.counters().recordStaleConnection();
        }
    }

    ClientCommands commands() {
        return commands;
    }

    KeepAlive keepAlive() {
        return keepAlive;
    }

    Subscriptions subscriptionTable() {
        return subscriptions;
    }

    InTraffic inTraffic() {
        return inTraffic;
    }

    // --- any loop ---

    @Override
    public boolean deliver(int from, Subscription subscription, Message message) {
        if (cut || isClosed()) {
            return false;
        }
        try {
            if (trace != null) {
                trace.delivered(message, subscription.sidField(), headersAllowed);
            }
            batches.of(server.loops().get(from)).message(message, subscription.sidField(), headersAllowed);
            return true;
        } catch (RuntimeException | Error e) {
            cannotDeliver(e);
            return false;
        }
    }

    /** Closes this connection rather than the publisher's, because the failed message was meant for this one. */
    void cannotDeliver(Throwable e) {
        recordDefect(e);
        closeLater(ClosedReason.WRITE_ERROR);
    }

    @Override
    public void exhausted(int from, Subscription subscription) {
        subscriptions.exhausted(subscription, server.loops().get(from));
    }

    /** Closes the connection in a task of its own; nothing is delivered to it any more. Only the first reason is kept. */
    void closeLater(ClosedReason reason) {
        if (!cut) {
            cut = true;
            loop.executor().execute(() -> close(reason));
        }
    }

    void touch(long epochNanos) {
        lastActivity = epochNanos;
    }

    ServerState server() {
        return server;
    }

    IoLoop loop() {
        return loop;
    }

    Outbound outbound() {
        return outbound;
    }

    Account account() {
        return account;
    }

    boolean isClosed() {
        return lifecycle instanceof Lifecycle.Closed;
    }

    boolean isLoginRequired() {
        return lifecycle instanceof Lifecycle.Accepted accepted && accepted.loginRequired();
    }

    boolean isHeadersAllowed() {
        return headersAllowed;
    }

    // --- any thread ---

    @Override
    public Instant lastActivity() {
        return Time.instant(lastActivity);
    }

    @Override
    public Optional<Duration> rtt() {
        long nanos = keepAlive.rttNanos();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    @Override
    public long pendingBytes() {
        return outbound.pending();
    }

    @Override
    public long inMsgs() {
        return inTraffic.msgs();
    }

    @Override
    public long inBytes() {
        return inTraffic.bytes();
    }

    @Override
    public long outMsgs() {
        return batches.sum(OutboundBatch::outMsgs);
    }

    @Override
    public long outBytes() {
        return batches.sum(OutboundBatch::outBytes);
    }

    @Override
    public int subscriptionCount() {
        return subscriptions.count();
    }

    @Override
    public List<SubscriptionFigures> subscriptions() {
        return subscriptions.figures();
    }

    @Override
    public Optional<ConnectOptions> connectOptions() {
        return lifecycle.options();
    }

    @Override
    public String accountName() {
        return account.name();
    }
}
