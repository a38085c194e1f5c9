package io.topz.broker.streaming.state;

import io.topz.streaming.state.ClientRecord;
import io.topz.streaming.state.SubscriptionRecord;
import org.jspecify.annotations.Nullable;

/** The stored state of clients and subscriptions. Changes made in a turn are stored at its end. */
public interface ServiceState {

    /** Stores nothing, for a service in memory. */
    ServiceState NONE = new ServiceState() {};

    /** A client has connected. Must be durable before the client is answered. */
    default void client(ClientRecord client) {}

    /** A client has ended. */
    default void clientRemoved(String id) {}

    /** A subscription was created or has changed. Must be durable before the client is answered. */
    default void subscription(SubscriptionRecord subscription) {}

    /** A subscription was removed. */
    default void subscriptionRemoved(long number) {}

    /** A message was sent to a subscription. */
    default void sent(long number, long sequence) {}

    /** A message of a subscription is no longer pending. */
    default void acknowledged(long number, long sequence) {}

    /** A description of why the last commit failed; null if it did not. */
    default @Nullable String problem() {
        return null;
    }

    /** Forces the records written since the last call to the disk. */
    default void sync() {}

    /** Stores everything and closes the files. */
    default void close() {}
}
