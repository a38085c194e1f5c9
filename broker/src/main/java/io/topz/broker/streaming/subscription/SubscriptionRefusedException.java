package io.topz.broker.streaming.subscription;

/** Thrown when a client may not have a subscription. The message is meant for the client. */
public final class SubscriptionRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    SubscriptionRefusedException(String message) {
        super(message);
    }
}
