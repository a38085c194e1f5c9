package io.topz.broker.streaming.programs;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.testing.OurServer;
import java.nio.file.Path;

/** Starts the broker for programs. */
final class StreamingBroker {

    private StreamingBroker() {}

    /** Starts it with its channels in files. */
    static OurServer start(Path store) {
        StreamingOptions streaming = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .storeDirectory(store)
                .build();
        return OurServer.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .streaming(streaming)
                .build());
    }

    /** The address that a client connects to. */
    static String url(OurServer server) {
        return "nats://127.0.0.1:" + server.port();
    }
}
