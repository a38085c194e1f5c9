package io.topz.app.remote;

import io.topz.broker.ServiceHost;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.Credentials;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.service.NatsConnector;
import io.topz.broker.streaming.service.StreamingService;
import io.topz.collectors.counter.MonitorStats;
import java.util.List;
import java.util.function.UnaryOperator;

/** Starts NATS Streaming as a client of a NATS server on this machine. */
final class RemoteStreaming {

    private RemoteStreaming() {}

    static ServiceHost start(int port, UnaryOperator<StreamingOptionsBuilder> settings) {
        return start("nats://127.0.0.1:" + port, settings);
    }

    static ServiceHost start(String urls, UnaryOperator<StreamingOptionsBuilder> settings) {
        StreamingOptions options = settings.apply(StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT))
                .build();
        NatsConnector.Factory connectors = RemoteConnector.to(
                NatsServers.parse(urls, Credentials.NONE, null),
                options.maxInboxBytes(),
                RemoteConnector.DEFAULT_MAX_WAITING_BYTES);
        return ServiceHost.start(
                BrokerOptions.DEFAULT, List.of(StreamingService.with(options, connectors)), new MonitorStats());
    }
}
