package io.topz.top.poll;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.AccountInfo;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.Window;
import io.topz.metrics.streaming.ServerDocuments;
import io.topz.metrics.streaming.StreamingAnswer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one poll.
 *
 * @param request the request
 * @param varz the server
 * @param connz the requested connections; null if none were requested
 * @param waiting the open connections with the most pending bytes, the most first; null if {@code connz} has them
 * @param jsz JetStream's totals and the requested parts; null if the server has no JetStream or does not report it
 * @param accounts the traffic of accounts; null if not requested
 * @param account the requested account; null if none was requested or it is not reported
 * @param interest the subscriptions; null if not requested
 * @param health null if not requested or not reported
 * @param limits null if not requested or not reported
 * @param streaming NATS Streaming; null if not requested or the server has none
 * @param routez the routes; null if not requested, not reported, or if there are none
 * @param slowConsumers the closed connections, newest first, if the count of slow consumers rose at this poll or shortly before; otherwise
 *     null
 * @param remarks messages about features that the server lacks
 * @param at the time at which the answers were complete, in nanoseconds of the local clock
 * @param took the time from the first query to the last answer
 * @param requests the number of queries
 * @param bytes the total size of the answers; 0 if the collector does not know it
 * @param window the permitted distance to other samples for a rate
 */
@RecordBuilder
public record Sample(
        DataRequest request,
        Varz varz,
        @Nullable Connz connz,
        @Nullable Connz waiting,
        @Nullable Jsz jsz,
        @Nullable Accstatz accounts,
        @Nullable AccountInfo account,
        @Nullable Subsz interest,
        @Nullable Healthz health,
        @Nullable Limitsz limits,
        @Nullable StreamingAnswer streaming,
        @Nullable Routez routez,
        @Nullable Connz slowConsumers,
        List<String> remarks,
        long at,
        Duration took,
        int requests,
        long bytes,
        Window window) {

    /** The documents about NATS Streaming and the connections of its clients. */
    public ServerDocuments streamingDocuments() {
        return new ServerDocuments(varz, streaming, connz, routez);
    }
}
