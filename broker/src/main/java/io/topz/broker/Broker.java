package io.topz.broker;

import io.topz.broker.client.ServerState;
import io.topz.broker.client.Time;
import io.topz.broker.jetstream.service.JetStreamService;
import io.topz.broker.monitor.BrokerCollector;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ServerInfo;
import io.topz.broker.protocol.ServerInfoBuilder;
import io.topz.broker.service.ServiceContext;
import io.topz.broker.service.ServiceException;
import io.topz.broker.service.ServiceFactory;
import io.topz.broker.service.Services;
import io.topz.broker.service.Shutdown;
import io.topz.broker.streaming.service.StreamingService;
import io.topz.broker.system.AccountServices;
import io.topz.collectors.Collector;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.counter.ProcessStats;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A NATS server inside this process, for any NATS client to connect to. Thread-safe, but starting and stopping block and must not be called
 * on an event loop.
 *
 * <p>Source: the NATS client protocol as nats-server 2.10.27 implements it.
 */
public final class Broker implements EmbeddedServer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final long START_STOP_LIMIT_SECONDS = 30;

    private final ServerState state;
    private final MonitorStats monitor;
    private final ProcessStats process = new ProcessStats();
    private final Collector collector;
    private final AccountServices accountServices;
    private final Listener listener;
    private final Services services;
    private final Runnable afterStop;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch stopRequested = new CountDownLatch(1);

    private Broker(ServerState state, MonitorStats monitor, Listener listener, Services services, Runnable afterStop) {
        this.state = state;
        this.monitor = monitor;
        this.collector = new BrokerCollector(state, services.all(), monitor, process);
        accountServices = new AccountServices(state, state.accounts().global(), collector);
        this.listener = listener;
        this.services = services;
        this.afterStop = afterStop;
        process.start();
    }

    /**
     * Starts a broker with its own threads; returns when it accepts clients.
     *
     * @throws BrokerException if it cannot listen or open its store
     */
    public static Broker start(BrokerOptions options) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(options.eventLoops()));
        return start(
                vertx,
                options,
                List.of(),
                new MonitorStats(),
                () -> await("cannot stop the event loops", vertx.close()));
    }

    /**
     * Starts a broker on event loops of {@code vertx}; returns when it accepts clients. {@code monitor} is the monitoring port to be shown
     * in {@code /varz}.
     *
     * @throws BrokerException if it cannot listen or open its store
     */
    public static Broker start(Vertx vertx, BrokerOptions options, MonitorStats monitor) {
        return start(vertx, options, List.of(), monitor);
    }

    /**
     * Starts a broker with further services. They are started in the given order, after JetStream and NATS Streaming.
     *
     * @throws BrokerException if it cannot listen, or if a service cannot start
     */
    public static Broker start(Vertx vertx, BrokerOptions options, List<ServiceFactory> further, MonitorStats monitor) {
        return start(vertx, options, further, monitor, () -> {});
    }

    private static Broker start(
            Vertx vertx,
            BrokerOptions options,
            List<ServiceFactory> further,
            MonitorStats monitor,
            Runnable afterStop) {
        RandomGenerator.SplittableGenerator random = newRandom();
        Time time = new Time(InstantSource.system(), System::nanoTime);
        List<ServiceFactory> factories = factories(options, further);
        ServerInfo info = info(options, ServerId.next(random), options.port());
        ServerState state = new ServerState(options, time, info, Services.reactors(factories));
        Listener listener = new Listener(vertx, state, random);
        Services services = services(factories, new ServiceContext(state, random), afterStop);
        Broker broker = new Broker(state, monitor, listener, services, afterStop);
        try {
            broker.open();
            return broker;
        } catch (RuntimeException | Error failed) {
            Shutdown.afterFailure(failed, broker::stop);
            throw failed;
        }
    }

    private static Services services(List<ServiceFactory> factories, ServiceContext context, Runnable afterFailure) {
        try {
            return Services.create(factories, context);
        } catch (RuntimeException | Error failed) {
            afterFailure.run();
            throw failed;
        }
    }

    private void open() {
        BrokerOptions options = state.options();
        StartLog.starting(state);
        try {
            services.start();
        } catch (ServiceException e) {
            throw new BrokerException("" + e.getMessage(), e);
        }
        WarmUp.connection(state.identity().info());
        int port = await("cannot listen on " + options.host() + ":" + options.port(), listener.open());
        state.identity().setInfo(info(options, state.identity().info().serverId(), port));
        StartLog.listening(state);
    }

    private static List<ServiceFactory> factories(BrokerOptions options, List<ServiceFactory> further) {
        List<ServiceFactory> all = new ArrayList<>();
        if (options.jetStream() != null) {
            all.add(JetStreamService.with(options.jetStream()));
        }
        if (options.streaming() != null) {
            all.add(StreamingService.with(options.streaming()));
        }
        all.addAll(further);
        return all;
    }

    /** The source of the random numbers of one server. */
    static RandomGenerator.SplittableGenerator newRandom() {
        return RandomGeneratorFactory.<RandomGenerator.SplittableGenerator>of("L64X128MixRandom")
                .create();
    }

    /** What a server says about itself. */
    static ServerInfo info(BrokerOptions options, String serverId, int port) {
        return ServerInfoBuilder.builder()
                .serverId(serverId)
                .serverName(options.serverName().isEmpty() ? serverId : options.serverName())
                .version(options.version())
                .proto(1)
                .go("java" + Runtime.version().feature())
                .host(options.host())
                .port(port)
                .headers(true)
                .authRequired(options.credentials().isRequired() ? true : null)
                .maxPayload(options.limits().maxPayloadBytes())
                .jetstream(options.jetStream() == null ? null : true)
                .build();
    }

    private static <T> T await(String what, Future<T> future) {
        return await(what, future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T await(String what, CompletableFuture<T> future) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("would block an event loop");
        }
        try {
            return future.get(START_STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new BrokerException(what + ": nothing within " + START_STOP_LIMIT_SECONDS + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new BrokerException(what + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException(what + ": interrupted", e);
        }
    }

    public String host() {
        return state.options().host();
    }

    /** The port that clients connect to. If the options ask for any free port, it is the chosen one. */
    public int port() {
        return state.identity().info().port();
    }

    /** The server id, unique for this start: 56 characters, of which the first is N. */
    public String serverId() {
        return state.identity().info().serverId();
    }

    /** The source of this broker's documents. It still answers after the broker has stopped. */
    @Override
    public Collector collector() {
        return collector;
    }

    /** The monitoring port that shows this broker. */
    public MonitorStats monitor() {
        return monitor;
    }

    /** The state of the broker, for monitoring. */
    public ServerState state() {
        return state;
    }

    /**
     * Completes with the reason when the broker can no longer work, for instance because memory ran out; never if it is stopped normally.
     * The broker must then be stopped and a new one started, preferably in a new process.
     */
    @Override
    public CompletionStage<String> failure() {
        return state.failure().reason();
    }

    /** Frees the port; connected clients stay. Returns when no more connections are accepted. */
    @Override
    public void stopAccepting() {
        await("cannot free the port", listener.stopAccepting());
    }

    /**
     * Drains the server: frees the port, informs the clients, which may then connect to another server, and closes the clients one after
     * another. Returns when all clients are closed or the server is stopped; it must then be stopped. JetStream continues for clients that
     * are still connected.
     *
     * @param grace time before the first client is closed, so that several servers can begin to drain together
     * @param total time limit for the whole drain
     */
    @Override
    public void drain(Duration grace, Duration total) {
        stopAccepting();
        LOG.info("Entering lame duck mode, stop accepting new clients");
        ServerInfo info =
                ServerInfoBuilder.builder(state.identity().info()).ldm(true).build();
        state.identity().setInfo(info);
        new Drain(state.connections(), stopRequested, new SplittableRandom()).run(info, grace, total);
    }

    /** Frees the port, then closes all connections; returns when that is done. Later calls do nothing. */
    @Override
    public void stop() {
        stopRequested.countDown();
        if (stopped.compareAndSet(false, true)) {
            LOG.info("Initiating Shutdown...");
            Shutdown.run(List.of(
                    this::stopAccepting,
                    accountServices::close,
                    services::stop,
                    () -> state.connections().closeAll(ClosedReason.SERVER_SHUTDOWN),
                    () -> await("cannot close the connections", listener.close()),
                    services::close,
                    process::close,
                    afterStop));
        }
    }

    @Override
    public void close() {
        stop();
    }
}
