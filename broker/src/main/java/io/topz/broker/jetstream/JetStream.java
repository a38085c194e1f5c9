package io.topz.broker.jetstream;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.topz.broker.account.Account;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.api.AccountInfoApi;
import io.topz.broker.jetstream.api.ApiDispatcher;
import io.topz.broker.jetstream.api.ApiRoute;
import io.topz.broker.jetstream.api.Clients;
import io.topz.broker.jetstream.api.ClusterApi;
import io.topz.broker.jetstream.api.ConsumerApi;
import io.topz.broker.jetstream.api.DirectGetApi;
import io.topz.broker.jetstream.api.LongRequests;
import io.topz.broker.jetstream.api.MessageApi;
import io.topz.broker.jetstream.api.StreamApi;
import io.topz.broker.jetstream.api.TemplateApi;
import io.topz.broker.jetstream.backup.BackupApi;
import io.topz.broker.jetstream.consumer.AccountConsumers;
import io.topz.broker.jetstream.consumer.ConsumerFiles;
import io.topz.broker.jetstream.consumer.ConsumerLog;
import io.topz.broker.jetstream.store.JetStreamDirectory;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.reactor.ServiceStoppedException;
import io.topz.broker.reactor.ServiceThread;
import io.topz.broker.service.ServiceContext;
import io.topz.broker.service.ServiceException;
import io.topz.broker.store.SyncPolicy;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.counter.Limit;
import io.topz.collectors.document.ConsumerInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JetStream of one broker: keeps the messages of streams and delivers them to consumers. The broker starts and stops it on a thread that
 * may block; everything else runs on the JetStream thread.
 *
 * <p>Source: the JetStream API as nats-server 2.10.27 serves it.
 */
public final class JetStream {

    /** The name of the service. */
    public static final String NAME = "JetStream";

    private static final Logger LOG = LoggerFactory.getLogger(JetStream.class);

    private final int maxPayloadBytes;
    private final JetStreamOptions options;
    private final ServiceThread reactor;
    private final Map<String, JetStreamAccount> accounts = new TreeMap<>();
    private final Map<String, AccountConsumers> consumers = new TreeMap<>();
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("jetstream-writer", true));
    private final List<BackupApi> backups = new ArrayList<>();
    private final Clients clients;
    private final Limit maxBackups;
    private final Limit maxApiBurst;
    private final LongRequests longRequests;
    private @Nullable JetStreamDirectory store;

    /** Serves the clients of {@code broker}, on the thread of {@code reactor}. */
    public JetStream(ServiceContext broker, JetStreamOptions options, ServiceThread reactor) {
        maxPayloadBytes = broker.options().limits().maxPayloadBytes();
        this.options = options;
        this.reactor = reactor;
        clients = new Clients(broker.connections(), broker.identity());
        maxBackups = new Limit("max_backups", "backups", options.maxBackups());
        maxApiBurst = new Limit("max_api_burst", "ms", options.maxApiBurst().toMillis());
        longRequests = new LongRequests(maxApiBurst, System::nanoTime, broker.connections()::pauseReading);
        Account global = broker.accounts().global();
        accounts.put(
                global.name(),
                new JetStreamAccount(global, options, reactor, broker.identity().serverName(), writer));
        CompletableFuture<Void> unused = reactor.failure().thenAccept(error -> abandon());
    }

    /** The JetStream thread. */
    public ServiceThread reactor() {
        return reactor;
    }

    /** The accounts with JetStream, by name. */
    public Map<String, JetStreamAccount> accounts() {
        return accounts;
    }

    public JetStreamOptions options() {
        return options;
    }

    /** The number of snapshots and restores that may run at once, and how many were refused. */
    public Limit maxBackups() {
        return maxBackups;
    }

    /** The time that long API requests of one client may take at once, and how often a client had to wait because of it. */
    public Limit maxApiBurst() {
        return maxApiBurst;
    }

    /** Evaluates a question on the JetStream thread. May be called on any thread. */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        return reactor.ask(question);
    }

    /**
     * Describes up to {@code count} consumers of a stream in order of their names, starting after the name {@code after}. Must run on the
     * JetStream thread.
     */
    public List<ConsumerInfo> consumers(Stream stream, boolean withConfig, String after, int count) {
        return consumers.values().stream()
                .map(of -> of.of(stream))
                .filter(Objects::nonNull)
                .flatMap(set -> set.listed(after, count).stream())
                .map(consumer -> consumer.info(withConfig))
                .toList();
    }

    /** Whether a stream has a consumer with that name. Must run on the JetStream thread. */
    public boolean hasConsumer(Stream stream, String name) {
        return consumers.values().stream()
                .map(of -> of.of(stream))
                .filter(Objects::nonNull)
                .map(set -> set.find(name))
                .anyMatch(consumer -> consumer != null && !consumer.isDirect());
    }

    /**
     * Recovers the stored streams and subscribes to the API; returns when that is done. It must be stopped after a failure, too.
     *
     * @throws ServiceException if the store cannot be opened
     */
    public void start() {
        onThread(this::open);
    }

    private void open() {
        SyncPolicy policy = options.isSyncAlways() ? SyncPolicy.ALWAYS : SyncPolicy.every(options.syncInterval());
        try {
            JetStreamDirectory opened = JetStreamDirectory.open(options.storeDirectory(), policy, options.files());
            store = opened;
            for (JetStreamAccount account : accounts.values()) {
                open(account, opened);
            }
        } catch (IOException e) {
            close();
            throw new ServiceException("cannot open the JetStream store: " + e.getMessage(), e);
        }
    }

    private void open(JetStreamAccount account, JetStreamDirectory opened) throws IOException {
        AccountConsumers ofAccount =
                new AccountConsumers(account.account(), reactor, options.domain(), maxPayloadBytes);
        consumers.put(account.account().name(), ofAccount);
        account.setConsumers(stream -> ofAccount.open(stream, files(stream, account)));
        account.recover(opened);
        listen(account, "$JS.ACK.>", ofAccount.acks().acknowledgements());
        listen(account, "$JS.FC.>", ofAccount.acks().flowControl());
        BackupApi backup = new BackupApi(account, ofAccount, reactor, clients, maxPayloadBytes, maxBackups);
        backups.add(backup);
        List<ApiRoute> routes = routes(ofAccount, backup);
        listen(account, "$JS.API.>", new ApiDispatcher(account, reactor, 2, routes, clients, longRequests));
        if (!options.domain().isEmpty()) {
            listen(
                    account,
                    "$JS." + options.domain() + ".API.>",
                    new ApiDispatcher(account, reactor, 3, routes, clients, longRequests));
        }
    }

    private ConsumerFiles files(Stream stream, JetStreamAccount account) {
        StreamDirectory directory = stream.directory();
        return directory == null
                ? ConsumerFiles.NONE
                : new ConsumerLog(reactor, directory.consumers(), stream.name(), writer, account.diskCounters());
    }

    private void listen(JetStreamAccount account, String subject, Receiver receiver) {
        account.account()
                .sublist()
                .insert(reactor.intake(ByteString.of(subject), receiver).subscription());
    }

    private static List<ApiRoute> routes(AccountConsumers ofAccount, BackupApi backup) {
        List<ApiRoute> routes = new ArrayList<>();
        routes.addAll(new AccountInfoApi().routes());
        routes.addAll(new StreamApi().routes());
        routes.addAll(new MessageApi().routes());
        routes.addAll(new DirectGetApi().routes());
        routes.addAll(new ConsumerApi(ofAccount).routes());
        routes.addAll(new ClusterApi().routes());
        routes.addAll(new TemplateApi().routes());
        routes.addAll(backup.routes());
        return routes;
    }

    /** Commits everything and closes the store; returns when that is done. The thread keeps running until {@link #stopThread}. */
    public void stop() {
        try {
            onThread(this::close);
        } catch (ServiceException e) {
            if (!reactor.failure().isDone()) {
                throw e;
            }
        }
    }

    /** The reason why JetStream has stopped by itself; null if it has not. May be called on any thread. */
    public @Nullable String failure() {
        Throwable error = reactor.failure().getNow(null);
        return error == null ? null : new ServiceStoppedException(NAME, error).getMessage();
    }

    /** Stops without a commit; the files stay as they are. */
    private void abandon() {
        writer.shutdownNow();
        try {
            if (store != null) {
                store.close();
            }
        } catch (IOException e) {
            LOG.error("the JetStream store cannot be closed: {}", e.getMessage());
        }
    }

    private void close() {
        backups.forEach(BackupApi::close);
        accounts.values().forEach(JetStreamAccount::close);
        try {
            if (store != null) {
                store.close();
            }
        } catch (IOException e) {
            LOG.error("the JetStream store cannot be closed: {}", e.getMessage());
        }
    }

    /** Ends the JetStream thread. */
    public void stopThread() {
        reactor.stop();
        writer.shutdown();
    }

    private void onThread(Runnable task) {
        try {
            reactor.run(task).join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof ServiceException known
                    ? known
                    : new ServiceException("" + cause.getMessage(), cause);
        }
    }
}
