package io.topz.broker.jetstream.crash;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.JetStreamOptionsBuilder;
import io.topz.broker.store.StoreFiles;
import java.nio.file.Path;

/** A broker in this process with a store on any file system, and a client of it. */
class StoreBroker implements AutoCloseable {

    final Client client;
    final Broker broker;

    StoreBroker(Path store, StoreFiles files) {
        JetStreamOptions jetStream = JetStreamOptionsBuilder.builder(JetStreamOptions.in(store))
                .files(files)
                .build();
        broker = Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .eventLoops(1)
                .jetStream(jetStream)
                .build());
        client = new Client(broker.port());
    }

    @Override
    public void close() {
        client.close();
        broker.stop();
    }
}
