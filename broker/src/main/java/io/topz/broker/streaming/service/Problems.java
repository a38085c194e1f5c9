package io.topz.broker.streaming.service;

import io.topz.broker.streaming.StreamingServer;
import io.topz.collectors.document.HealthzError;
import java.util.ArrayList;
import java.util.List;

/** Lists the problems of the channels and the state of the service. */
final class Problems {

    private static final String TYPE = "STREAMING";

    private Problems() {}

    static List<HealthzError> of(StreamingServer server) {
        List<HealthzError> problems = new ArrayList<>();
        String state = server.state().problem();
        if (state != null) {
            problems.add(new HealthzError(
                    TYPE, null, null, null, "NATS Streaming cannot store clients and subscriptions: " + state));
        }
        server.channels().all().forEach(channel -> {
            String problem = channel.problem();
            if (problem != null) {
                problems.add(new HealthzError(
                        TYPE, null, channel.name(), null, "channel '" + channel.name() + "' fails: " + problem));
            }
        });
        return problems;
    }
}
