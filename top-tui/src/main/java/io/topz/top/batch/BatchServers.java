package io.topz.top.batch;

import io.topz.top.control.PollEventReducer;
import io.topz.top.poll.PollEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The servers of a batch run with their latest samples: one of them may lead what another follows. Safe for any thread. */
public final class BatchServers {

    private final int count;
    private final Map<Integer, PollEvent> latest = new ConcurrentHashMap<>();

    /**
     * The servers, before their first samples.
     *
     * @param count the number of servers
     */
    public BatchServers(int count) {
        this.count = count;
    }

    /** Whether there is more than one server: a failure of one then does not end the run but becomes a sample. */
    boolean areSeveral() {
        return count > 1;
    }

    /** Keeps an event of one server, and passes the latest ones of the others to its reducer. */
    void heard(int server, PollEvent event, PollEventReducer reducer) {
        if (!(event instanceof PollEvent.Asked)) {
            latest.put(server, event);
        }
        latest.forEach((other, last) -> {
            if (other != server && isStreaming(last)) {
                reducer.heard(other, "", last);
            }
        });
    }

    private static boolean isStreaming(PollEvent event) {
        return event instanceof PollEvent.Failed
                || (event instanceof PollEvent.Answered answered
                        && answered.sample().request().isStreaming());
    }
}
