package io.topz.broker.streaming;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.streaming.stock.StockJavaClientProgram;
import io.topz.broker.testing.OurServer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tests of the broker with java-nats-streaming. */
class StockJavaClientTest extends StockJavaClientProgram {

    private BrokerOptions options = BrokerOptions.DEFAULT;
    private @Nullable OurServer server;

    @Override
    protected void start(Path store) {
        StreamingOptions streaming = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .storeDirectory(store)
                .build();
        options = BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .streaming(streaming)
                .build();
        server = OurServer.start(options);
    }

    @Override
    protected String url() {
        return "nats://127.0.0.1:" + Objects.requireNonNull(server).port();
    }

    @Override
    protected void stop() {
        Objects.requireNonNull(server).stop();
    }

    @Override
    protected void restart() {
        int port = Objects.requireNonNull(server).port();
        stop();
        server =
                OurServer.start(BrokerOptionsBuilder.builder(options).port(port).build());
    }
}
