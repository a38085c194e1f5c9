package io.topz.broker;

import io.topz.broker.client.IoLoop;
import io.topz.broker.client.ServerState;
import io.topz.broker.client.Time;
import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.JetStreamException;
import io.topz.broker.monitor.BrokerCollector;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ServerInfo;
import io.topz.broker.protocol.ServerInfoBuilder;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A NATS server inside this process, for any NATS client to connect to. Safe for any thread, but starting and stopping block
 * and may not be called on an event loop.
 *
 * <p>Source: the NATS client protocol as nats-server 2.10.27 speaks it.
 */
public final class Broker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final long START_STOP_LIMIT_SECONDS = 30;

    private final ServerState state;
    private final MonitorStats monitor;
    private final ProcessStats process = new ProcessStats();
    private final Collector collector;
    private final AccountServices services;
    private final Listener listener;
    private final @Nullable JetStream jetStream;
    private final Runnable afterStop;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch stopRequested = new CountDownLatch(1);

    private Broker(
            ServerState state,
            MonitorStats monitor,
            Listener listener,
            @Nullable JetStream jetStream,
            Runnable afterStop) {
        this.state = state;
        this.monitor = monitor;
        this.collector = new BrokerCollector(state, jetStream, monitor, process);
        services = new AccountServices(state, state.globalAccount(), collector);
        this.listener = listener;
        this.jetStream = jetStream;
        this.afterStop = afterStop;
        process.start();
    }

    /**
     * Starts a broker with threads of its own; returns when clients are accepted.
     *
     * @throws BrokerException if it cannot listen or open its store
     */
    public static Broker start(BrokerOptions options) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(options.eventLoops()));
        return start(vertx, options, new MonitorStats(), () -> await("cannot stop the event loops", vertx.close()));
    }

    /**
     * Starts a broker on event loops of {@code vertx}; returns when clients are accepted. {@code monitor} is what {@code
     * /varz} shall say of the monitoring port.
     *
     * @throws BrokerException if it cannot listen or open its store
     */
    public static Broker start(Vertx vertx, BrokerOptions options, MonitorStats monitor) {
        return start(vertx, options, monitor, () -> {});
    }

    private static Broker start(Vertx vertx, BrokerOptions options, MonitorStats monitor, Runnable afterStop) {
        RandomGenerator.SplittableGenerator random = RandomGeneratorFactory.<RandomGenerator.SplittableGenerator>of(
                        "L64X128MixRandom")
                .create();
        Time time = new Time(InstantSource.system(), System::nanoTime);
        ServerState state = new ServerState(options, time, info(options, ServerId.next(random), options.port()));
        Listener listener = new Listener(vertx, state, random);
        JetStream jetStream = jetStream(options, state, random);
        state.setLoops(loops(listener, jetStream));
        Broker broker = new Broker(state, monitor, listener, jetStream, afterStop);
        try {
            broker.open();
            return broker;
        } catch (RuntimeException | Error failed) {
            try {
                broker.stop();
            } catch (RuntimeException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed;
        }
    }

    private void open() {
        BrokerOptions options = state.options();
        StartLog.starting(state);
        if (jetStream != null) {
            StartLog.startingJetStream(jetStream.options());
            start(jetStream);
            WarmUp.stream();
        }
        WarmUp.connection(state.info());
        int port = await("cannot listen on " + options.host() + ":" + options.port(), listener.open());
        state.setInfo(info(options, state.info().serverId(), port));
        StartLog.listening(state);
    }

    private static void start(JetStream jetStream) {
        try {
            jetStream.start();
        } catch (JetStreamException e) {
            throw new BrokerException("" + e.getMessage(), e);
        }
    }

    private static @Nullable JetStream jetStream(
            BrokerOptions options, ServerState state, RandomGenerator.SplittableGenerator random) {
        JetStreamOptions wanted = options.jetStream();
        return wanted == null ? null : new JetStream(state, wanted, options.eventLoops(), random.split());
    }

    private static List<IoLoop> loops(Listener listener, @Nullable JetStream jetStream) {
        List<IoLoop> loops = new ArrayList<>(listener.loops());
        if (jetStream != null) {
            loops.add(jetStream.reactor().loop());
        }
        return loops;
    }

    private static ServerInfo info(BrokerOptions options, String serverId, int port) {
        return new ServerInfo(
                serverId,
                options.serverName().isEmpty() ? serverId : options.serverName(),
                options.version(),
                1,
                "java" + Runtime.version().feature(),
                options.host(),
                port,
                true,
                options.isLoginRequired() ? true : null,
                options.maxPayloadBytes(),
                options.jetStream() == null ? null : true,
                null,
                null,
                null);
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

    /** The port that clients connect to, also when any free one was asked for. */
    public int port() {
        return state.info().port();
    }

    /** Unique for this start: 56 characters, the first is N. */
    public String serverId() {
        return state.info().serverId();
    }

    /** What can be seen of this broker, also after its end. */
    public Collector collector() {
        return collector;
    }

    /** What is known of the monitoring port that shows this broker. */
    public MonitorStats monitor() {
        return monitor;
    }

    /** What a monitor can see. */
    public ServerState state() {
        return state;
    }

    /**
     * Completes with the reason when the broker can no longer do its work, for instance because memory ran out; never when it
     * is stopped. All that is left to do then is to stop it and to start a new one, best in a new process.
     */
    public CompletionStage<String> failure() {
        return state.failure();
    }

    /** Frees the port; the clients that are connected stay. Returns when nothing more is accepted. */
    public void stopAccepting() {
        await("cannot free the port", listener.stopAccepting());
    }

    /**
     * Drains the server, which then has to be stopped: frees the port, asks the clients that know the message to go elsewhere,
     * and closes the clients one after another. Returns when all are gone or the server is stopped. JetStream goes on for those
     * that are still there.
     *
     * @param grace how long no client is closed, so that several servers can begin to drain together
     * @param total how long all of it may take
     */
    public void drain(Duration grace, Duration total) {
        stopAccepting();
        LOG.info("Entering lame duck mode, stop accepting new clients");
        ServerInfo info = ServerInfoBuilder.builder(state.info()).ldm(true).build();
        state.setInfo(info);
        new Drain(state, stopRequested, new SplittableRandom()).run(info, grace, total);
    }

    /** Frees the port, then closes all connections; returns when that is done. Later calls do nothing. */
    public void stop() {
        stopRequested.countDown();
        if (stopped.compareAndSet(false, true)) {
            LOG.info("Initiating Shutdown...");
            stopAccepting();
            services.close();
            if (jetStream != null) {
                LOG.info("Initiating JetStream Shutdown...");
                jetStream.stop();
                LOG.info("JetStream Shutdown");
            }
            state.closeConnections(ClosedReason.SERVER_SHUTDOWN);
            await("cannot close the connections", listener.close());
            if (jetStream != null) {
                jetStream.stopThread();
            }
            process.close();
            afterStop.run();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
