package io.topz.app.remote;

import io.topz.broker.ServiceHost;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.streaming.stock.StockJavaClientProgram;
import io.topz.broker.testing.OurServer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tests of NATS Streaming with java-nats-streaming, where a broker of topz is the foreign NATS server. */
class RemoteStockJavaClientTest extends StockJavaClientProgram {

    private static final BrokerOptions BROKER =
            BrokerOptions.builder().host("127.0.0.1").port(-1).build();

    private Path directory = Path.of("");
    private @Nullable OurServer broker;
    private @Nullable ServiceHost streaming;

    @Override
    protected void start(Path store) {
        directory = store;
        start(OurServer.start(BROKER));
    }

    private void start(OurServer started) {
        broker = started;
        streaming = RemoteStreaming.start(started.port(), options -> options.storeDirectory(directory));
    }

    @Override
    protected String url() {
        return "nats://127.0.0.1:" + Objects.requireNonNull(broker).port();
    }

    @Override
    protected void stop() {
        Objects.requireNonNull(streaming).stop();
        Objects.requireNonNull(broker).stop();
    }

    @Override
    protected void restart() {
        int port = Objects.requireNonNull(broker).port();
        stop();
        start(OurServer.start(BrokerOptionsBuilder.builder(BROKER).port(port).build()));
    }
}
