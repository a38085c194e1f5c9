package io.topz.broker.streaming.raw;

/** Thrown when a server does not answer. */
public final class NoAnswerException extends IllegalStateException {

    NoAnswerException(String message) {
        super(message);
    }
}
