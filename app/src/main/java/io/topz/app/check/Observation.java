package io.topz.app.check;

import io.topz.app.check.AnswerObserver.Rows;
import io.topz.collectors.document.Varz;
import io.topz.metrics.Reading;
import io.topz.metrics.rate.Counters;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.server.ServerView;
import io.topz.metrics.streaming.ServerDocuments;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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
 * @param hasLeaderElsewhere whether another server has the authoritative numbers of NATS Streaming, and this one has not
 */
record Observation(
        Answers now,
        @Nullable Answers before,
        ServerView server,
        @Nullable ServerView serverBefore,
        Rows rows,
        Rows rowsBefore,
        boolean hasLeaderElsewhere) {

    /**
     * The answers of one server in one or two samples.
     *
     * @param before the answers of the first of two samples; null if there is only one
     */
    record SamplePair(@Nullable Answers before, Answers now) {}

    /**
     * Creates the observation of one server.
     *
     * @param servers the number of servers that are checked together
     * @param others the samples of the others of them that have answered
     */
    static Observation of(int servers, SamplePair own, List<SamplePair> others) {
        RateTracker<String, Counters, Rates> traffic = RateTracker.ofTraffic();
        AnswerObserver observer = new AnswerObserver();
        Answers before = own.before;
        ServerView serverBefore = before == null ? null : view(before, traffic, null, servers);
        Rows rowsBefore = before == null || serverBefore == null
                ? Rows.NONE
                : observer.observe(before, natsServers(others, SamplePair::before), serverBefore.rates());
        Boolean restarted = before == null
                ? null
                : Boolean.valueOf(!ServerRun.of(before.varz()).equals(ServerRun.of(own.now.varz())));
        ServerView server = view(own.now, traffic, restarted, servers);
        return new Observation(
                own.now,
                before,
                server,
                serverBefore,
                observer.observe(own.now, natsServers(others, SamplePair::now), server.rates()),
                rowsBefore,
                !own.now.isLeaderOfStreaming() && others.stream().anyMatch(other -> other.now.isLeaderOfStreaming()));
    }

    /** The NATS servers of other answers, without their streaming servers: the rows of these are evaluated there. */
    private static List<ServerDocuments> natsServers(
            List<SamplePair> others, Function<SamplePair, @Nullable Answers> sample) {
        return others.stream()
                .map(sample)
                .filter(Objects::nonNull)
                .map(Answers::streaming)
                .filter(Objects::nonNull)
                .filter(documents -> !documents.isWithoutNats())
                .map(ServerDocuments::withoutStreaming)
                .toList();
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
