package io.topz.recordings.format;

import io.topz.collectors.CollectException;

/** The outcome of a question. */
public sealed interface Outcome {

    /**
     * A document.
     *
     * @param json without white space
     * @param httpStatus of {@code /healthz}, which reports problems by it; else 0
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Answered(byte[] json, int httpStatus) implements Outcome {}

    /** The source refused the options. */
    record Refused(String sentence) implements Outcome {}

    /** The source could not be read. */
    record Failed(CollectException.Kind kind, String sentence) implements Outcome {}
}
