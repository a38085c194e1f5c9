package io.topz.collectors.json;

/**
 * An exception for JSON that is not of the expected type; its message gives the place and the reason in one sentence. Carries no stack
 * trace.
 */
public final class MalformedJsonException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param sentence the message; it may quote remote text, whose control characters become question marks
     */
    MalformedJsonException(String sentence) {
        super(sentence.replaceAll("\\p{Cntrl}", "?"), null, false, false);
    }
}
