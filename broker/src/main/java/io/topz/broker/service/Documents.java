package io.topz.broker.service;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Options;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The sources of a broker's documents by the type of their options. Sources are added while the broker is assembled; afterwards any thread
 * collects.
 */
public final class Documents implements Collector {

    private final Map<Class<?>, Function<Options<?>, CompletionStage<? extends Document>>> sources = new HashMap<>();

    /** Adds or replaces a source that builds its document on the calling thread. */
    public <D extends Document, O extends Options<D>> void serve(Class<O> options, Function<O, D> source) {
        serveLater(options, asked -> CompletableFuture.completedFuture(source.apply(asked)));
    }

    /** Adds or replaces a source that completes its document later. */
    public <D extends Document, O extends Options<D>> void serveLater(
            Class<O> options, Function<O, CompletionStage<D>> source) {
        sources.put(options, asked -> source.apply(options.cast(asked)));
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        Endpoint<D> endpoint = options.endpoint();
        Function<Options<?>, CompletionStage<? extends Document>> source = sources.get(options.getClass());
        if (source == null) {
            return CompletableFuture.failedFuture(
                    new CollectException(CollectException.Kind.NOT_FOUND, "404 page not found"));
        }
        try {
            return source.apply(options).thenApply(endpoint.document()::cast);
        } catch (BadRequestException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
