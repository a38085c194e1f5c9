package io.topz.broker;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import java.util.concurrent.CountDownLatch;

/** Runs a broker for load generators: {@code BrokerMain PORT [EVENT_LOOPS]}. */
final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws InterruptedException {
        BrokerOptionsBuilder options = BrokerOptions.builder().host("127.0.0.1").port(Integer.parseInt(args[0]));
        if (args.length > 1) {
            options.eventLoops(Integer.parseInt(args[1]));
        }
        Broker broker = Broker.start(options.build());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop));
        new CountDownLatch(1).await();
    }
}
