package io.topz.broker.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of one broker, in the order in which they are started. If one fails to stop, the others are stopped nevertheless. Used by
 * the thread that starts or stops the broker.
 */
public final class Services {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final List<Service> all;
    private int started;

    private Services(List<Service> all) {
        this.all = all;
    }

    /** Creates the services. If one cannot be created, the earlier ones are closed. */
    public static Services create(List<ServiceFactory> factories, ServiceContext context) {
        Services services = new Services(new ArrayList<>());
        try {
            factories.forEach(factory -> services.all.add(factory.create(context)));
            return services;
        } catch (RuntimeException | Error e) {
            services.close();
            throw e;
        }
    }

    /** The number of reactors of all services together. */
    public static int reactors(List<ServiceFactory> factories) {
        return factories.stream().mapToInt(ServiceFactory::reactors).sum();
    }

    /** All services. */
    public List<Service> all() {
        return Collections.unmodifiableList(all);
    }

    /**
     * Starts the services one after the other.
     *
     * @throws ServiceException if one cannot start; {@link #stop} then stops it and those before it
     */
    public void start() {
        for (Service service : all) {
            started++;
            service.start();
        }
    }

    /** Stops the started services, the last one first. */
    public void stop() {
        reversed(all.subList(0, started), service -> {
            LOG.info("Initiating {} Shutdown...", service.name());
            service.stop();
            LOG.info("{} Shutdown", service.name());
        });
        started = 0;
    }

    /** Closes all services, the last one first. */
    public void close() {
        reversed(all, Service::close);
    }

    private static void reversed(List<Service> services, Consumer<Service> action) {
        List<Runnable> steps = new ArrayList<>();
        services.forEach(service -> steps.add(0, () -> action.accept(service)));
        Shutdown.run(steps);
    }
}
