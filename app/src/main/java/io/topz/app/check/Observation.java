package io.topz.app.check;

import io.topz.app.check.AnswerObserver.Rows;
import io.topz.collectors.document.Varz;
import io.topz.metrics.Reading;
import io.topz.metrics.rate.Counters;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.server.ServerView;
import org.jspecify.annotations.Nullable;

/**
 * One or two samples of a server, with the data that the dashboard would show.
 *
 * @param now the answers of the last sample
 * @param before the answers of the previous sample; null if there was only one
 * @param server the server
 * @param serverBefore the server in the previous sample
 * @param rows the streams, consumers, connections and other entities
 * @param rowsBefore the same in the previous sample
 */
record Observation(
        Answers now,
        @Nullable Answers before,
        ServerView server,
        @Nullable ServerView serverBefore,
        Rows rows,
        Rows rowsBefore) {

    /**
     * Creates the observation from the answers.
     *
     * @param servers the number of servers that are checked together
     */
    static Observation of(int servers, @Nullable Answers before, Answers now) {
        RateTracker<String, Counters, Rates> traffic = RateTracker.ofTraffic();
        AnswerObserver observer = new AnswerObserver();
        ServerView serverBefore = before == null ? null : view(before, traffic, null, servers);
        Rows rowsBefore =
                before == null || serverBefore == null ? Rows.NONE : observer.observe(before, serverBefore.rates());
        Boolean restarted = before == null
                ? null
                : Boolean.valueOf(!ServerRun.of(before.varz()).equals(ServerRun.of(now.varz())));
        ServerView server = view(now, traffic, restarted, servers);
        return new Observation(now, before, server, serverBefore, observer.observe(now, server.rates()), rowsBefore);
    }

    private static ServerView view(
            Answers answers, RateTracker<String, Counters, Rates> traffic, @Nullable Boolean restarted, int servers) {
        Varz varz = answers.varz();
        Counters counters = new Counters(varz.inMsgs(), varz.outMsgs(), varz.inBytes(), varz.outBytes());
        Rates rates = traffic.advance("", ServerRun.of(varz), varz.now(), Reading.WINDOW, counters)
                .rates();
        return new ServerView(varz, rates, answers.jsz(), answers.healthz(), answers.routez(), restarted, servers);
    }
}
