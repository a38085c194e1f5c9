package io.topz.metrics.streaming;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Clientsz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.options.ChannelszOptions;
import io.topz.collectors.options.ClientszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.StorezOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Queries NATS Streaming: the server, its store, and its channels and clients page by page, one query at a time. */
public final class StreamingQueries {

    /** A document with one page of a list. */
    private record Listing<D extends Document>(
            LongFunction<Options<D>> request, ToLongFunction<D> size, Function<D, @Nullable Long> total) {}

    private static final Listing<Channelsz> CHANNELS = new Listing<>(
            offset -> new ChannelszOptions("", true, offset, Options.DEFAULT_LIMIT),
            page -> size(page.channels()),
            Channelsz::total);

    private static final Listing<Clientsz> CLIENTS = new Listing<>(
            offset -> new ClientszOptions("", false, offset, Options.DEFAULT_LIMIT),
            page -> size(page.clients()),
            Clientsz::total);

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

    /** Store and clients are optional: without them, limits and the connections of clients are unknown. */
    private CompletionStage<@Nullable StreamingAnswer> answer(Serverz serverz) {
        return optional(collector.collect(StorezOptions.defaults()))
                .thenCompose(storez -> pages(CHANNELS, List.of())
                        .thenCompose(channels -> optional(pages(CLIENTS, List.of()))
                                .thenApply(clients -> new StreamingAnswer(serverz, storez, channels, clients))));
    }

    private static <T> CompletionStage<@Nullable T> optional(CompletionStage<T> answer) {
        return answer.<@Nullable T>handle((value, failure) -> value);
    }

    private static boolean isAbsent(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CollectException absent && absent.kind() == CollectException.Kind.NOT_FOUND;
    }

    /** The pages that are known, and all that follow. */
    private <D extends Document> CompletionStage<List<D>> pages(Listing<D> listing, List<D> known) {
        long listed = known.stream().mapToLong(listing.size()).sum();
        return collector.collect(listing.request().apply(listed)).thenCompose(page -> {
            List<D> pages = new ArrayList<>(known);
            pages.add(page);
            Long total = listing.total().apply(page);
            long size = listing.size().applyAsLong(page);
            return size == 0 || total == null || listed + size >= total
                    ? CompletableFuture.completedStage(pages)
                    : pages(listing, pages);
        });
    }

    private static long size(@Nullable List<?> page) {
        return page == null ? 0 : page.size();
    }
}
