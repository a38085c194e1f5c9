package io.topz.broker.streaming.raw;

/** An exception for a server that does not answer. */
public final class NoAnswerException extends IllegalStateException {

    NoAnswerException(String message) {
        super(message);
    }
}
