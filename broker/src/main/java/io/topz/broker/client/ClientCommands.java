package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.account.Subscription;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.Arguments;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.CommandHandler;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.protocol.ErrorText;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.Numbers;
import io.topz.broker.protocol.ProtocolException;
import io.topz.broker.route.Router;
import io.topz.broker.route.SubjectCache;
import io.topz.broker.route.TimeSlice;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Executes the commands of one client. Confined to the connection's loop. */
final class ClientCommands implements CommandHandler {

    private static final int MAX_PROTOCOL = 1;
    private static final byte[] NO_RESPONDERS = " 16 16\r\nNATS/1.0 503\r\n\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] HMSG = "HMSG ".getBytes(US_ASCII);

    private final ClientConnection connection;
    private final ServerState server;
    private final ClientLimits limits;
    private final SubjectCache cache = new SubjectCache();
    private ConnectOptions options = ConnectOptions.DEFAULT;
    private @Nullable Future<?> loginTimeout;
    private boolean suspended;
    private boolean unsubscribed;

    ClientCommands(ClientConnection connection, ServerState server) {
        this.connection = connection;
        this.server = server;
        limits = server.options().limits();
    }

    void accepted() {
        if (connection.isLoginRequired()) {
            loginTimeout = connection
                    .loop()
                    .executor()
                    .schedule(this::loginTimedOut, limits.authTimeout().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void loginTimedOut() {
        if (connection.isLoginRequired()) {
            connection.fail(ErrorText.AUTHENTICATION_TIMEOUT, ClosedReason.AUTHENTICATION_TIMEOUT);
        }
    }

    void stop() {
        if (loginTimeout != null) {
            loginTimeout.cancel(false);
        }
    }

    @Override
    public boolean loginRequired() {
        return connection.isLoginRequired();
    }

    @Override
    public boolean headersAllowed() {
        return connection.isHeadersAllowed();
    }

    @Override
    public int maxPayloadBytes() {
        return limits.maxPayloadBytes();
    }

    @Override
    public boolean suspended() {
        return suspended;
    }

    @Override
    public void connect(byte[] buffer, int offset, int length) throws ProtocolException {
        options = options.with(buffer, offset, length);
        if (server.login().isSlow()) {
            suspend();
            server.login()
                    .checkApart(
                            options,
                            connection::isClosed,
                            admitted -> connection
                                    .loop()
                                    .executor()
                                    .execute(() -> connection.reading().work(() -> decided(admitted))));
        } else {
            logIn(server.login().admits(options));
            giveWayBehindLongCommand();
        }
    }

    private void decided(boolean admitted) throws ProtocolException {
        if (!connection.isClosed()) {
            logIn(admitted);
            connection.loop().deferred().add(this::goOn);
        }
    }

    private void logIn(boolean admitted) throws ProtocolException {
        stop();
        if (!admitted || options.asksAccount()) {
            connection.refused(options);
            throw ProtocolException.fatal(ErrorText.AUTHORIZATION_VIOLATION, ClosedReason.AUTHENTICATION_FAILURE);
        }
        connection.connected(options);
        if (options.protocol() < 0 || options.protocol() > MAX_PROTOCOL) {
            throw ProtocolException.fatal(ErrorText.INVALID_CLIENT_PROTOCOL, ClosedReason.BAD_CLIENT_PROTOCOL_VERSION);
        }
        if (options.noResponders() && !options.headers()) {
            throw ProtocolException.fatal(
                    ErrorText.NO_RESPONDERS_REQUIRES_HEADERS, ClosedReason.NO_RESPONDERS_REQUIRES_HEADERS);
        }
        ok();
    }

    @Override
    public void publish(Message message) {
        if (options.pedantic() && !Subjects.isLiteral(subject(message))) {
            connection.sendError(ErrorText.INVALID_PUBLISH_SUBJECT);
        }
        connection.inTraffic().record(message.bodyLength);
        if (Reserved.forbidsPublishTo(message)) {
            connection.refuse(ErrorText.publishViolation(message.buffer, message.subject, message.subjectLength));
            return;
        }
        if (message.hasReply() && Reserved.forbidsReplyTo(message)) {
            connection.refuse(ErrorText.replyViolation(message.buffer, message.reply, message.replyLength));
            return;
        }
        ok();
        message.publisher = connection.cid();
        Router router = connection.loop().router();
        boolean delivered =
                router.routeInSlice(connection.account(), cache, message, options.echo() ? null : connection);
        Router.Rest rest = router.takeRest();
        if (rest == null) {
            answerIfNobodyHas(message, delivered);
            giveWay();
        } else {
            suspend();
            connection.loop().deferred().add(() -> connection.reading().work(() -> deliver(rest)));
        }
    }

    /** Continues a delivery that did not fit into its time slice, even if the publisher has disconnected meanwhile. */
    private void deliver(Router.Rest rest) {
        if (rest.deliver()) {
            answerIfNobodyHas(rest.message(), rest.isDelivered());
            connection.loop().deferred().add(this::goOn);
        } else {
            connection.loop().deferred().add(() -> connection.reading().work(() -> deliver(rest)));
        }
    }

    private void answerIfNobodyHas(Message message, boolean delivered) {
        if (!delivered && message.hasReply() && options.noResponders()) {
            connection.loop().readSlice().use(TimeSlice.UNITS_PER_LOOK);
            noResponders(ByteString.copyOf(message.buffer, message.reply, message.replyLength));
        }
    }

    /** Suspends the client if it has used up its time slice, so that others are served. Its commands that have already arrived are kept. */
    private void giveWay() {
        if (connection.loop().readSlice().isOver()) {
            suspend();
            connection.loop().deferred().add(this::goOn);
        }
    }

    /** Like {@link #giveWay}, after a command that takes much longer than delivering a message. */
    private void giveWayBehindLongCommand() {
        connection.loop().readSlice().use(TimeSlice.UNITS_PER_LOOK);
        giveWay();
    }

    private void suspend() {
        suspended = true;
        connection.reading().suspend();
    }

    private void goOn() {
        suspended = false;
        connection.reading().resume();
        connection.reading().resumeParsing();
    }

    private static ByteString subject(Message message) {
        return ByteString.copyOf(message.buffer, message.subject, message.subjectLength);
    }

    /**
     * Sends the status 503 for a request without subscribers, if the client subscribes to its reply subject. It does not count as a
     * message.
     */
    private void noResponders(ByteString reply) {
        Subscription subscription = connection.subscriptionTable().matching(reply);
        if (subscription == null) {
            return;
        }
        byte[] sid = subscription.sidField();
        byte[] line = new byte[HMSG.length + reply.length() + sid.length - 1 + NO_RESPONDERS.length];
        System.arraycopy(HMSG, 0, line, 0, HMSG.length);
        int behindReply = reply.copyTo(line, HMSG.length);
        System.arraycopy(sid, 0, line, behindReply, sid.length - 1);
        System.arraycopy(NO_RESPONDERS, 0, line, line.length - NO_RESPONDERS.length, NO_RESPONDERS.length);
        connection.send(line);
    }

    @Override
    public void subscribe(byte[] buffer, Arguments arguments) {
        connection.inTraffic().recordActivity();
        int last = arguments.count() - 1;
        ByteString queue = last == 2 ? argument(buffer, arguments, 1) : null;
        switch (connection
                .subscriptionTable()
                .add(argument(buffer, arguments, 0), queue, argument(buffer, arguments, last))) {
            case ACCEPTED -> ok();
            case TOO_MANY -> {
                server.counters().recordRefusedSubscription();
                connection.refuse(ErrorText.MAX_SUBSCRIPTIONS);
            }
            case INVALID_SUBJECT -> connection.sendError(ErrorText.INVALID_SUBJECT);
        }
        giveWayBehindLongCommand();
    }

    @Override
    public void unsubscribe(byte[] buffer, Arguments arguments) {
        connection.inTraffic().recordActivity();
        int max = arguments.count() == 2 ? Numbers.parseSize(buffer, arguments.start(1), arguments.length(1)) : 0;
        connection.subscriptionTable().limit(argument(buffer, arguments, 0), max);
        unsubscribed = true;
        ok();
        giveWayBehindLongCommand();
    }

    private static ByteString argument(byte[] buffer, Arguments arguments, int index) {
        return ByteString.copyOf(buffer, arguments.start(index), arguments.length(index));
    }

    @Override
    public void ping() {
        if (!unsubscribed || server.loops().count() == 1) {
            connection.send(Replies.PONG);
            return;
        }
        unsubscribed = false;
        suspend();
        LoopBarrier.pass(connection.loop(), server.loops(), this::pongAfterBarrier);
    }

    private void pongAfterBarrier() {
        connection.send(Replies.PONG);
        goOn();
    }

    @Override
    public void pong() {
        connection.keepAlive().pong();
    }

    private void ok() {
        if (options.verbose()) {
            connection.send(Replies.OK);
        }
    }
}
