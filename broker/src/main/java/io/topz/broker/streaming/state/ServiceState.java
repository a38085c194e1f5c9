package io.topz.broker.streaming.state;

import io.topz.streaming.state.ClientRecord;
import io.topz.streaming.state.SubscriptionRecord;
import org.jspecify.annotations.Nullable;

/** The memory of the service for clients and subscriptions. What is told in a turn is stored at its end. */
public interface ServiceState {

    /** Remembers nothing: the service keeps all in memory. */
    ServiceState NONE = new ServiceState() {};

    /** A client has connected. To be stored for good before the client hears of it. */
    default void client(ClientRecord client) {}

    /** A client is gone. */
    default void clientRemoved(String id) {}

    /** A subscription is new or has changed. To be stored for good before the client hears of it. */
    default void subscription(SubscriptionRecord subscription) {}

    /** A subscription is gone. */
    default void subscriptionRemoved(long number) {}

    /** A message goes to a subscription. */
    default void sent(long number, long sequence) {}

    /** A subscription need not acknowledge a message any more. */
    default void acknowledged(long number, long sequence) {}

    /** The reason why the last commit failed, in words; null when all is well. */
    default @Nullable String problem() {
        return null;
    }

    /** Forces to the disk what was written since the last time. */
    default void sync() {}

    /** Stores everything and frees the files. */
    default void close() {}
}
