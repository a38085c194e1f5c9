package io.topz.broker.jetstream.api;

/**
 * One kind of API request.
 *
 * @param name the tokens after {@code $JS.API.} that name it, such as {@code STREAM.CREATE}
 * @param minNames how many tokens must follow
 * @param maxNames how many may follow
 * @param type what the answer calls itself, without its prefix
 * @param form how a refusal is laid out
 * @param handler does it
 */
public record ApiRoute(String name, int minNames, int maxNames, String type, Form form, ApiHandler handler) {

    /** The layout of an error response. */
    public enum Form {
        /** Its type and the error. */
        PLAIN,
        /** With the figures of a page, which are zero. */
        PAGED,
        /** Those, and {@code streams} that is null. */
        STREAM_NAMES,
        /** Those, and no {@code streams}. */
        STREAM_LIST,
        /** With the figures of a page, and no {@code consumers}. */
        CONSUMER_PAGE,
        /** As plain, but an answer with a message, or with none, does not count as a request. */
        MESSAGE,
        /** With how much was purged: nothing. */
        PURGE,
        /** With a deliver subject that is empty. */
        RESTORE,
        /** No API request in the strict sense: not counted, never refused in JSON. */
        RAW
    }

    /** What the answer calls itself. */
    String fullType() {
        return "io.nats.jetstream.api.v1." + type;
    }
}
