package io.topz.broker;

import io.topz.broker.client.ServerState;
import io.topz.broker.client.Time;
import io.topz.broker.monitor.BrokerCollector;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.protocol.ServerInfo;
import io.topz.broker.service.ServiceContext;
import io.topz.broker.service.ServiceException;
import io.topz.broker.service.ServiceFactory;
import io.topz.broker.service.Services;
import io.topz.broker.service.Shutdown;
import io.topz.collectors.Collector;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.counter.ProcessStats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * Services without a broker, which are clients of other servers. Its documents are those of a server that has no port and no connections,
 * with the documents and the health of the services.
 */
public final class ServiceHost implements EmbeddedServer {

    private static final int NO_PORT = 0;

    private final ServerState state;
    private final Services services;
    private final ProcessStats process = new ProcessStats();
    private final Collector collector;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private ServiceHost(ServerState state, Services services, MonitorStats monitor) {
        this.state = state;
        this.services = services;
        collector = new BrokerCollector(state, services.all(), monitor, process);
        process.start();
    }

    /**
     * Starts services; returns when they run.
     *
     * @param options the name, the host and the limits that the documents show
     * @param monitor the monitoring port to be shown in {@code /varz}
     * @throws BrokerException if a service cannot start
     */
    public static ServiceHost start(BrokerOptions options, List<ServiceFactory> factories, MonitorStats monitor) {
        RandomGenerator.SplittableGenerator random = Broker.newRandom();
        Time time = new Time(InstantSource.system(), System::nanoTime);
        ServerInfo info = Broker.info(options, ServerId.next(random), NO_PORT);
        ServerState state = new ServerState(options, time, info, Services.reactors(factories));
        ServiceHost host =
                new ServiceHost(state, Services.create(factories, new ServiceContext(state, random)), monitor);
        try {
            host.services.start();
            return host;
        } catch (ServiceException e) {
            BrokerException failed = new BrokerException("" + e.getMessage(), e);
            Shutdown.afterFailure(failed, host::stop);
            throw failed;
        } catch (RuntimeException | Error failed) {
            Shutdown.afterFailure(failed, host::stop);
            throw failed;
        }
    }

    @Override
    public Collector collector() {
        return collector;
    }

    @Override
    public CompletionStage<String> failure() {
        return state.failure().reason();
    }

    /** Does nothing: there is no port. */
    @Override
    public void stopAccepting() {}

    /** Does nothing: clients are connected to other servers, and their sessions survive a restart if they are stored. */
    @Override
    public void drain(Duration grace, Duration total) {}

    @Override
    public void stop() {
        if (stopped.compareAndSet(false, true)) {
            Shutdown.run(List.of(services::stop, services::close, process::close));
        }
    }
}
