package io.topz.broker.service;

import java.util.function.Function;

/** A maker of a service, as the broker is given it. */
public interface ServiceFactory {

    /** The number of reactors that the service asks its context for. */
    int reactors();

    /** Makes the service, which does nothing before it is started. */
    Service create(ServiceContext context);

    /** A factory of a service that asks for one reactor. */
    static ServiceFactory withOneReactor(Function<ServiceContext, Service> maker) {
        return new ServiceFactory() {
            @Override
            public int reactors() {
                return 1;
            }

            @Override
            public Service create(ServiceContext context) {
                return maker.apply(context);
            }
        };
    }
}
