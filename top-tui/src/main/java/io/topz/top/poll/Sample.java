package io.topz.top.poll;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.AccountInfo;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.Window;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one poll.
 *
 * @param request the request that was made
 * @param varz the server
 * @param connz the connections that the request names, null when it names none
 * @param waiting the open connections for which most waits, the most first; null when {@code connz} has them
 * @param jsz JetStream's totals, and what the request names of it; null when the server has none or does not say
 * @param accounts their traffic, null when the request does not name it
 * @param account the account that the request names, null when it names none, or the server does not say
 * @param interest the subscriptions, null when the request does not name them
 * @param health null when the request does not name it, or the server does not say
 * @param limits null when the request does not name them, or the server does not say
 * @param slowConsumers the closed connections, newest first, read because the count of slow consumers rose at this poll or shortly
 *     before; else null
 * @param remarks sentences for the user about what the server does not do
 * @param at when the answers were complete, nanoseconds of the local clock
 * @param took from the first request to the last answer
 * @param requests how many
 * @param bytes of the bodies of the answers, 0 when the collector does not know
 * @param window how far the samples before and after it may lie apart to make a rate
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
        @Nullable Connz slowConsumers,
        List<String> remarks,
        long at,
        Duration took,
        int requests,
        long bytes,
        Window window) {}
