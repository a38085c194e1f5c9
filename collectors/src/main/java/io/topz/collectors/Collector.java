package io.topz.collectors;

import io.topz.collectors.document.Document;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Options;
import java.util.concurrent.CompletionStage;

/**
 * A source of documents: a live broker, the monitoring port of a server, a recording. It is asked and never pushes.
 *
 * <p>Safe to call from any thread; never blocks the caller.
 */
@FunctionalInterface
public interface Collector {

    /**
     * Asks for one document.
     *
     * <p>The stage fails with {@link BadRequestException} when the source refuses the options and with {@link
     * CollectException} when the source cannot be read. It never fails otherwise, short of a defect.
     */
    <D extends Document> CompletionStage<D> collect(Options<D> options);
}
