package io.topz.collectors.json;

/** JSON that is not the record that was expected; the message says where and why, in one sentence. Carries no stack trace. */
public final class MalformedJsonException extends RuntimeException {

    /** @param sentence may quote remote text: its control characters become question marks */
    MalformedJsonException(String sentence) {
        super(sentence.replaceAll("\\p{Cntrl}", "?"), null, false, false);
    }
}
