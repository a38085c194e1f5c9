package io.topz.top;

import io.topz.top.poll.DataRequest;
import io.topz.top.poll.Poller;
import io.topz.top.state.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The servers that are not watched. They are polled while the open view merges a cluster: only leaders have the right numbers of their
 * streams and consumers. Each server has a poller with its own pacing.
 */
final class OtherServers implements AutoCloseable {

    private final int servers;
    private final IntFunction<Poller> newPoller;
    private final Map<Integer, Poller> pollers = new HashMap<>();

    /**
     * Creates the set of servers; none is polled yet.
     *
     * @param newPoller creates the poller of a server from its index
     */
    OtherServers(int servers, IntFunction<Poller> newPoller) {
        this.servers = servers;
        this.newPoller = newPoller;
    }

    /** Polls all servers except the watched one if the request needs them; otherwise polls none. */
    void follow(int watched, DataRequest request, Settings settings) {
        DataRequest needed = request.besides();
        if (needed == null) {
            close();
            return;
        }
        for (int server = 0; server < servers; server++) {
            Poller poller = pollers.get(server);
            if (poller != null) {
                poller.want(needed);
            } else if (server != watched) {
                start(server, settings);
            }
        }
    }

    private void start(int server, Settings settings) {
        Poller poller = newPoller.apply(server);
        pollers.put(server, poller);
        if (settings.paused()) {
            poller.setPaused(true);
        } else {
            poller.start();
        }
    }

    void settle(Settings before, Settings after) {
        if (!after.interval().equals(before.interval())) {
            pollers.values().forEach(poller -> poller.setInterval(after.interval()));
        }
        if (after.paused() != before.paused()) {
            pollers.values().forEach(poller -> poller.setPaused(after.paused()));
        }
    }

    /** Stops all polling. */
    @Override
    public void close() {
        pollers.values().forEach(Poller::close);
        pollers.clear();
    }
}
