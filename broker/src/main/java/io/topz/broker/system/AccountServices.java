package io.topz.broker.system;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.topz.broker.account.Account;
import io.topz.broker.account.Subscriber;
import io.topz.broker.account.Subscription;
import io.topz.broker.client.Connection;
import io.topz.broker.client.IoLoop;
import io.topz.broker.client.ServerState;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.route.SubjectCache;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.Collector;
import io.topz.collectors.document.AccountStat;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.json.RecordJson;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.BadRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests from the clients of an ordinary account about themselves and their account: user info, connections, and traffic.
 * Responses are built one after the other on a thread of their own.
 */
public final class AccountServices implements Subscriber, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountServices.class);

    /** The number of requests that may wait. Further ones are refused. */
    private static final int MAX_WAITING = 256;

    private static final int IDLE_SECONDS = 10;
    private static final ByteString NO_SID = ByteString.of("0");

    private static final int BAD_REQUEST = 400;
    private static final int FAILURE = 500;
    private static final int BUSY = 503;

    /** The user who sent the request. */
    public record UserInfo(String user, String account) {}

    private interface Service {
        /** Returns the response; null to send none. */
        @Nullable
        Record answer(ServiceRequest request, long publisher);
    }

    private final ServerState server;
    private final Account account;
    private final Collector collector;
    private final ServiceAnswer answers;
    private final ExecutorService worker;
    private final Map<ByteString, Service> services;
    private final List<Subscription> subscriptions;

    /** Serves one account with documents of {@code collector}. */
    public AccountServices(ServerState server, Account account, Collector collector) {
        this.server = server;
        this.account = account;
        this.collector = collector;
        answers = new ServiceAnswer(server);
        worker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                new DefaultThreadFactory("services", true));
        services = Map.of(
                ByteString.of("$SYS.REQ.USER.INFO"), this::userInfo,
                ByteString.of("$SYS.REQ.ACCOUNT.PING.CONNZ"), this::connz,
                ByteString.of("$SYS.REQ.SERVER.PING.CONNZ"), this::connz,
                ByteString.of("$SYS.REQ.ACCOUNT.PING.STATZ"), this::statz);
        subscriptions = services.keySet().stream()
                .map(subject -> new Subscription(this, subject, null, NO_SID))
                .toList();
        subscriptions.forEach(account.sublist()::insert);
    }

    @Override
    public boolean deliver(int loop, Subscription subscription, Message message) {
        Service service = services.get(subscription.subject());
        if (service == null || !message.hasReply()) {
            return true;
        }
        ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
        byte[] payload = Arrays.copyOfRange(message.buffer, message.payload(), message.body + message.bodyLength);
        long publisher = message.publisher;
        try {
            worker.execute(() -> send(reply, answer(service, payload, publisher)));
        } catch (RejectedExecutionException busy) {
            send(reply, answers.problem(BUSY, "too many requests"));
        }
        return true;
    }

    @Override
    public void exhausted(int loop, Subscription unlimited) {}

    private byte @Nullable [] answer(Service service, byte[] payload, long publisher) {
        try {
            ServiceRequest request =
                    payload.length == 0 ? ServiceRequest.EMPTY : RecordJson.read(ServiceRequest.class, payload);
            Record data = request.concerns(server) ? service.answer(request, publisher) : null;
            return data == null ? null : answers.of(data);
        } catch (MalformedJsonException notJson) {
            return answers.problem(BAD_REQUEST, notJson.getMessage());
        } catch (CompletionException | BadRequestException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            return answers.problem(FAILURE, cause.getMessage());
        } catch (RuntimeException defect) {
            LOG.error("a service failed", defect);
            server.counters().recordFailure();
            return answers.problem(FAILURE, null);
        }
    }

    /** Publishes a response on an event loop. May be called on any thread. */
    private void send(ByteString reply, byte @Nullable [] answer) {
        if (answer == null) {
            return;
        }
        IoLoop on = server.loops().get(0);
        on.executor().execute(() -> {
            on.tick();
            Message message = new MessageComposer().compose(reply, null, 0, answer, 0);
            on.router().route(account, new SubjectCache(), message, null);
            on.flush();
            on.takeBlockers();
        });
    }

    private Record userInfo(ServiceRequest request, long publisher) {
        String user = server.connections()
                .open(publisher)
                .flatMap(Connection::connectOptions)
                .map(ConnectOptions::user)
                .orElse("");
        return new UserInfo(user, account.name());
    }

    private Record connz(ServiceRequest request, long publisher) {
        return collector
                .collect(request.connz(account.name()))
                .toCompletableFuture()
                .join();
    }

    private @Nullable Record statz(ServiceRequest request, long publisher) {
        Accstatz all = collector
                .collect(AccstatzOptions.defaults())
                .toCompletableFuture()
                .join();
        List<AccountStat> stats = all.accountStatz() == null ? List.of() : all.accountStatz();
        List<AccountStat> own =
                stats.stream().filter(stat -> account.name().equals(stat.acc())).toList();
        return own.isEmpty() ? null : new Accstatz(all.serverId(), all.now(), own);
    }

    /** Ends the services. */
    @Override
    public void close() {
        subscriptions.forEach(account.sublist()::remove);
        worker.shutdown();
    }
}
