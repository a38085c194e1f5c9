package io.topz.broker.streaming.programs;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.testing.OurServer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Runs the programs with the service in the broker. */
@Tag("process")
class StreamingProgramsTest extends StreamingPrograms {

    private @Nullable OurServer server;

    @Override
    protected void start(Path directory) {
        StreamingOptions streaming = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .storeDirectory(directory)
                .build();
        server = OurServer.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .streaming(streaming)
                .build());
    }

    @Override
    protected String url() {
        return "nats://127.0.0.1:" + Objects.requireNonNull(server).port();
    }

    @Override
    protected void stop() {
        Objects.requireNonNull(server).stop();
    }
}
