package io.topz.broker.streaming.subscription;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.streaming.channel.Channel;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes channels that have had no publisher and no online subscription for too long, together with their offline durable subscriptions.
 */
public final class IdleChannels {

    private static final Logger LOG = LoggerFactory.getLogger(IdleChannels.class);

    private final Reactor reactor;
    private final SubscriptionRegistry subscriptions;
    private final Consumer<Channel> delete;

    public IdleChannels(Reactor reactor, SubscriptionRegistry subscriptions, Consumer<Channel> delete) {
        this.reactor = reactor;
        this.subscriptions = subscriptions;
        this.delete = delete;
    }

    /** Watches a channel if it has a limit. */
    public void watch(Channel channel) {
        long max = channel.limits().maxInactivity().toNanos();
        if (max > 0) {
            reactor.schedule(max, () -> check(channel, max));
        }
    }

    private void check(Channel channel, long max) {
        ChannelSubscriptions of = subscriptions.of(channel);
        long lastActivity = Math.max(channel.lastPublish(), of.lastLeft);
        long idle = of.isActive() ? 0 : reactor.now() - lastActivity;
        if (idle < max) {
            reactor.schedule(max - idle, () -> check(channel, max));
            return;
        }
        LOG.info(
                "channel {} is deleted: nobody has used it for {}",
                channel.name(),
                channel.limits().maxInactivity());
        subscriptions.removeAll(channel);
        delete.accept(channel);
    }
}
