package io.topz.broker.streaming.service;

import io.topz.broker.store.FileFailure;
import io.topz.broker.streaming.StreamingServer;
import io.topz.collectors.document.HealthzError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists the problems of the channels and the state of the service. */
final class Problems {

    private static final String TYPE = "STREAMING";

    private Problems() {}

    /** The problem of a service that cannot open its store. */
    static HealthzError offline(String reason) {
        return problem("NATS Streaming is offline: " + reason);
    }

    /** The problem of a service whose NATS servers cannot be reached. */
    static HealthzError unreachable(String reason) {
        return problem("NATS cannot be reached: " + reason);
    }

    private static HealthzError problem(String text) {
        return new HealthzError(TYPE, null, null, null, text);
    }

    private static void addDamage(StreamingServer server, List<HealthzError> problems) {
        try {
            for (String name : server.aside()) {
                problems.add(problem(
                        "damaged, and put aside as " + name + "; remove that file when it is no longer needed"));
            }
        } catch (IOException e) {
            problems.add(problem("the store of NATS Streaming cannot be listed: " + FileFailure.reason(e)));
        }
    }

    static List<HealthzError> of(StreamingServer server) {
        List<HealthzError> problems = new ArrayList<>();
        String state = server.state().problem();
        if (state != null) {
            problems.add(problem("NATS Streaming cannot store clients and subscriptions: " + state));
        }
        addDamage(server, problems);
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
