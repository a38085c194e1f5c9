package io.topz.recordings.format;

import io.topz.collectors.CollectException;

/** The outcome of a question. */
public sealed interface Outcome {

    /**
     * A document.
     *
     * @param json the document without white space
     * @param httpStatus the status of {@code /healthz}, which reports problems; otherwise 0
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on and never compared
    record Answered(byte[] json, int httpStatus) implements Outcome {}

    /** The source rejected the options. */
    record Refused(String sentence) implements Outcome {}

    /** The source could not be read. */
    record Failed(CollectException.Kind kind, String sentence) implements Outcome {}
}
