package io.topz.collectors;

import io.topz.collectors.document.Document;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Options;
import java.util.concurrent.CompletionStage;

/**
 * A source of documents, such as a live broker, the monitoring port of a server, or a recording. It answers requests and never pushes.
 *
 * <p>Safe to call from any thread; never blocks the caller.
 */
@FunctionalInterface
public interface Collector {

    /**
     * Requests one document.
     *
     * <p>The stage fails with {@link BadRequestException} if the source rejects the options, and with {@link CollectException} if the
     * source cannot be read. Any other failure is a defect.
     */
    <D extends Document> CompletionStage<D> collect(Options<D> options);
}
