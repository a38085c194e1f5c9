package io.topz.metrics.streaming;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Storez;
import io.topz.collectors.options.ChannelszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.StorezOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Queries NATS Streaming: the server, its store, and its channels page by page, one query at a time. */
public final class StreamingQueries {

    private final Collector collector;

    public StreamingQueries(Collector collector) {
        this.collector = collector;
    }

    /** Sends all queries; the answer is null if the server has no NATS Streaming. */
    public CompletionStage<@Nullable StreamingAnswer> ask() {
        return collector
                .collect(ServerzOptions.defaults())
                .<CompletionStage<@Nullable StreamingAnswer>>handle((serverz, failure) -> {
                    if (failure == null) {
                        return answer(serverz);
                    }
                    return isAbsent(failure)
                            ? CompletableFuture.completedStage(null)
                            : CompletableFuture.failedStage(failure);
                })
                .thenCompose(next -> next);
    }

    /** The store is optional: without it only the limits are unknown. */
    private CompletionStage<@Nullable StreamingAnswer> answer(Serverz serverz) {
        return collector
                .collect(StorezOptions.defaults())
                .<@Nullable Storez>handle((storez, failure) -> storez)
                .thenCompose(storez ->
                        pagesAfter(List.of()).thenApply(pages -> new StreamingAnswer(serverz, storez, pages)));
    }

    private static boolean isAbsent(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CollectException absent && absent.kind() == CollectException.Kind.NOT_FOUND;
    }

    /** The pages that are known, and all that follow. */
    private CompletionStage<List<Channelsz>> pagesAfter(List<Channelsz> known) {
        long listed = known.stream().mapToLong(StreamingQueries::size).sum();
        ChannelszOptions next = new ChannelszOptions("", true, listed, Options.DEFAULT_LIMIT);
        return collector.collect(next).thenCompose(page -> {
            List<Channelsz> pages = new ArrayList<>(known);
            pages.add(page);
            long total = page.total() == null ? 0 : page.total();
            return size(page) == 0 || listed + size(page) >= total
                    ? CompletableFuture.completedStage(pages)
                    : pagesAfter(pages);
        });
    }

    private static long size(Channelsz page) {
        return page.channels() == null ? 0 : page.channels().size();
    }
}
