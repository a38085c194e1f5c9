package io.topz.broker.streaming.service;

import io.topz.broker.options.StreamingOptions;
import io.topz.broker.reactor.ServiceThread;
import io.topz.broker.service.Documents;
import io.topz.broker.service.NatsClient;
import io.topz.broker.service.NatsConnector;
import io.topz.broker.service.Service;
import io.topz.broker.service.ServiceContext;
import io.topz.broker.service.ServiceException;
import io.topz.broker.service.ServiceFactory;
import io.topz.broker.service.ServiceQuestions;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.FileFailure;
import io.topz.broker.streaming.ConnectionNames;
import io.topz.broker.streaming.DiskStore;
import io.topz.broker.streaming.StreamingServer;
import io.topz.broker.streaming.StreamingStore;
import io.topz.broker.streaming.monitor.StreamingDocuments;
import io.topz.broker.streaming.request.Discovery;
import io.topz.broker.streaming.request.OfflineRequests;
import io.topz.collectors.CollectException;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.options.ChannelszOptions;
import io.topz.collectors.options.ClientszOptions;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.StorezOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** NATS Streaming as a service of the broker. */
public final class StreamingService implements Service {

    /** The name of the service in log lines. */
    public static final String NAME = "STREAM";

    private static final Logger LOG = LoggerFactory.getLogger(StreamingService.class);

    /** The prefix of the reason why the service cannot start, for which scripts search the log. */
    private static final String FAILED = "STREAM: Failed to start: ";

    private static final long DISCOVERY_LIMIT_SECONDS = 10;
    private static final long ATTEMPT_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final StreamingOptions options;
    private final ServiceThread reactor;
    private final NatsConnector nats;
    private final ServiceQuestions questions;
    private StreamingStore store = StreamingStore.MEMORY;
    private volatile @Nullable StreamingServer server;
    private final DiskCounters startCounters = new DiskCounters();
    private boolean stopped;

    /** Takes the place of the server while the store cannot be opened; otherwise null. */
    private volatile @Nullable OfflineRequests offline;

    private volatile @Nullable String failure;

    private StreamingService(ServiceContext context, StreamingOptions options, NatsConnector.Factory connectors) {
        this.options = options;
        reactor = context.reactor(NAME, options.maxInboxBytes());
        nats = connectors.create(context, reactor);
        questions = new ServiceQuestions(
                NAME, reactor::ask, options.monitorTimeout(), context.time().nanos());
        CompletableFuture<Void> unused = reactor.failure().thenAccept(e -> failure = e.toString());
    }

    /** A factory for NATS Streaming with the given options, for the clients of the broker that it runs in. */
    public static ServiceFactory with(StreamingOptions options) {
        return with(options, NatsConnector.Factory.INSIDE);
    }

    /** A factory for NATS Streaming with the given options and connections. */
    public static ServiceFactory with(StreamingOptions options, NatsConnector.Factory connectors) {
        return ServiceFactory.withOneReactor(context -> new StreamingService(context, options, connectors));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        StreamingStartLog.starting(options);
        try {
            nats.open(ConnectionNames.all(options.clusterId()));
        } catch (IOException e) {
            throw new ServiceException(FAILED + e.getMessage(), e);
        }
        StreamingStartLog.recovering();
        refuseSecond();
        try {
            reactor.run(this::open).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServiceException(
                    FAILED + (cause instanceof Exception failed ? FileFailure.reason(failed) : cause.toString()),
                    cause);
        }
    }

    /** Refuses to start while another server with the same cluster id answers on the same NATS system. */
    private void refuseSecond() {
        CompletableFuture<Boolean> found = new CompletableFuture<>();
        reactor.execute(() -> {
            NatsClient client = nats.connect(ConnectionNames.general(options.clusterId()));
            Discovery.ask(reactor, client, options.clusterId(), another -> {
                client.close();
                found.complete(another);
            });
        });
        if (found.completeOnTimeout(false, DISCOVERY_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join()) {
            throw new ServiceException(
                    FAILED + "discovered another streaming server with cluster ID \"" + options.clusterId() + "\"");
        }
    }

    private void open() {
        try {
            Path directory = options.storeDirectory();
            if (directory != null) {
                store = DiskStore.open(options, directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attempt();
    }

    /** Starts the server or, while its store cannot be read, goes offline and tries again later. */
    private void attempt() {
        if (stopped) {
            return;
        }
        try {
            StreamingServer started = new StreamingServer(options, reactor, store, nats::connect);
            server = started;
            goOnline(started);
        } catch (IOException e) {
            startCounters.readFailed();
            goOffline(e);
            reactor.schedule(ATTEMPT_INTERVAL, this::attempt);
        }
    }

    private void goOffline(IOException cause) {
        String reason = FileFailure.reason(cause);
        OfflineRequests current = offline;
        if (current == null) {
            LOG.error("NATS Streaming is offline, and tries again every second", cause);
            NatsClient client = nats.connect(ConnectionNames.general(options.clusterId()));
            offline = new OfflineRequests(client, options.clusterId(), reason);
        } else {
            current.setReason(reason);
        }
    }

    private void goOnline(StreamingServer started) {
        StreamingStartLog.started(started);
        if (leaveOffline()) {
            LOG.info("NATS Streaming is online");
        }
    }

    /** Returns whether the service was offline. */
    private boolean leaveOffline() {
        OfflineRequests former = offline;
        if (former == null) {
            return false;
        }
        offline = null;
        former.close();
        return true;
    }

    private void stopServer() {
        stopped = true;
        StreamingServer running = server;
        if (running != null) {
            running.stop();
        }
        leaveOffline();
    }

    @Override
    public void stop() {
        LOG.info("Shutting down.");
        if (failure == null) {
            reactor.run(this::stopServer).join();
        }
        try {
            store.close();
        } catch (IOException e) {
            LOG.error("the store of NATS Streaming cannot be closed in order", e);
        }
    }

    @Override
    public void close() {
        nats.close();
        reactor.stop();
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public CompletionStage<List<HealthzError>> problems() {
        String unreachable = nats.problem();
        if (unreachable != null) {
            return CompletableFuture.completedFuture(List.of(Problems.unreachable(unreachable)));
        }
        StreamingServer running = server;
        if (running != null) {
            return questions.ask(() -> Problems.of(running));
        }
        OfflineRequests requests = offline;
        return CompletableFuture.completedFuture(
                requests == null ? List.of() : List.of(Problems.offline(requests.reason())));
    }

    @Override
    public void addDocuments(Documents documents) {
        documents.serveLater(ServerzOptions.class, asked -> ask(StreamingDocuments::serverz));
        documents.serveLater(StorezOptions.class, asked -> ask(StreamingDocuments::storez));
        documents.serveLater(ClientszOptions.class, asked -> ask(about -> about.clientsz(asked)));
        documents.serveLater(ChannelszOptions.class, asked -> ask(about -> about.channelsz(asked)));
    }

    private <T> CompletableFuture<T> ask(Function<StreamingDocuments, T> question) {
        StreamingServer running = server;
        return running == null
                ? CompletableFuture.failedFuture(
                        new CollectException(CollectException.Kind.BUSY, NAME + " is not online"))
                : questions.ask(() -> question.apply(new StreamingDocuments(running)));
    }

    @Override
    public List<LimitInfo> limits() {
        List<LimitInfo> limits = new ArrayList<>();
        StreamingServer running = server;
        if (running != null) {
            limits.add(running.channels().maxChannels().info());
            limits.add(running.subscriptions().maxSubscriptions().info());
        }
        limits.add(new LimitInfo(
                "streaming_max_inbox", "bytes", options.maxInboxBytes(), reactor.refused() + nats.refused()));
        limits.addAll(nats.limits());
        limits.add(questions.limit().info());
        return limits;
    }

    @Override
    public @Nullable Long undecodableRequests() {
        StreamingServer running = server;
        return running == null ? 0L : Long.valueOf(running.traffic().undecodable());
    }

    @Override
    public List<DiskCounters> diskCounters() {
        StreamingServer running = server;
        return running == null
                ? List.of(startCounters)
                : List.of(startCounters, running.channels().counters(), running.stateCounters());
    }
}
