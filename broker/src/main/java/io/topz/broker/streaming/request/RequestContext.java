package io.topz.broker.streaming.request;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.streaming.channel.Channels;
import io.topz.broker.streaming.session.Heartbeats;
import io.topz.broker.streaming.session.Sessions;
import io.topz.broker.streaming.state.ServiceState;
import io.topz.broker.streaming.subscription.IdleChannels;
import io.topz.broker.streaming.subscription.SubscriptionRegistry;
import io.topz.broker.streaming.subscription.Traffic;

/**
 * The parts of the service that request handlers use.
 *
 * @param send the client that sends messages to subscribers
 * @param general the client that receives requests and answers them
 * @param acks the client that receives acknowledgements of messages
 */
@RecordBuilder
public record RequestContext(
        StreamingOptions options,
        Reactor reactor,
        NatsClient send,
        NatsClient general,
        NatsClient acks,
        ServiceState state,
        Channels channels,
        Sessions sessions,
        Heartbeats heartbeats,
        SubscriptionRegistry subscriptions,
        IdleChannels idleChannels,
        Traffic traffic) {

    ServiceSubjects subjects() {
        return new ServiceSubjects(options.clusterId());
    }

    /**
     * Runs a task when all earlier publishes and acknowledgements have been received, which a round trip of each client of the service
     * ensures.
     */
    void afterEarlierMessages(Runnable task) {
        general.flush(() -> acks.flush(task));
    }
}
