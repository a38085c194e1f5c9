package io.topz.broker.service;

/** A maker of a service, as the broker is given it. */
public interface ServiceFactory {

    /** The number of reactors that the service asks its context for. */
    int reactors();

    /** Makes the service, which does nothing before it is started. */
    Service create(ServiceContext context);
}
