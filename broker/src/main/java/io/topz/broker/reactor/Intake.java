package io.topz.broker.reactor;

import io.topz.broker.account.Subscriber;
import io.topz.broker.account.Subscription;
import io.topz.broker.protocol.Message;
import io.topz.broker.subject.ByteString;

/** A subscription of a reactor: messages published to the subject are passed to the receiver on the reactor's thread. */
public final class Intake implements Subscriber {

    private static final ByteString NO_SID = ByteString.of("0");

    private final ServiceThread reactor;
    private final Receiver receiver;
    private final Subscription subscription;

    Intake(ServiceThread reactor, ByteString subject, Receiver receiver) {
        this.reactor = reactor;
        this.receiver = receiver;
        subscription = new Subscription(this, subject, null, NO_SID);
    }

    /** The subscription for an account's table. */
    public Subscription subscription() {
        return subscription;
    }

    @Override
    public boolean deliver(int loop, Subscription from, Message message) {
        return !reactor.hasFailed() && reactor.transfer(loop).add(receiver, message);
    }

    @Override
    public void exhausted(int loop, Subscription unlimited) {}
}
