package io.topz.broker.testing;

import io.topz.broker.Broker;
import io.topz.broker.account.Subscriber;
import io.topz.broker.account.Subscription;
import io.topz.broker.protocol.Message;
import io.topz.broker.subject.ByteString;
import java.util.function.BooleanSupplier;

/** Runs actions on the JetStream thread of a broker. */
public final class JetStreamThread {

    private JetStreamThread() {}

    /**
     * Has the answer to a request of {@code client} delivered by the action.
     *
     * @param action returns whether the answer was delivered
     */
    public static void run(Broker broker, NatsSocket client, BooleanSupplier action) {
        Subscriber receiver = new Subscriber() {
            @Override
            public boolean deliver(int loop, Subscription subscription, Message message) {
                return action.getAsBoolean();
            }

            @Override
            public void exhausted(int loop, Subscription subscription) {}
        };
        broker.state()
                .accounts()
                .global()
                .sublist()
                .insert(new Subscription(receiver, ByteString.of("hook"), null, ByteString.of("1")));
        client.send("PUB $JS.API.INFO hook 0\r\n\r\n");
    }
}
