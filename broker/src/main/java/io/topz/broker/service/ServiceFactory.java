package io.topz.broker.service;

import java.util.function.Function;

/** Creates a service. */
public interface ServiceFactory {

    /** The number of reactors that the service will request from its context. */
    int reactors();

    /** Creates the service, which does nothing before it is started. */
    Service create(ServiceContext context);

    /** A factory of a service with one reactor. */
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
