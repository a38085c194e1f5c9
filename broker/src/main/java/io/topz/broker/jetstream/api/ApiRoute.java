package io.topz.broker.jetstream.api;

/**
 * A kind of API request.
 *
 * @param name the tokens after {@code $JS.API.}, such as {@code STREAM.CREATE}
 * @param minNames the least number of tokens that follow
 * @param maxNames the largest number of tokens that follow
 * @param type the type of the response, without its prefix
 * @param form the layout of an error response
 * @param handler handles the request
 */
public record ApiRoute(String name, int minNames, int maxNames, String type, Form form, ApiHandler handler) {

    /** The layout of an error response. */
    public enum Form {
        /** Type and error. */
        PLAIN,
        /** Type, error, and the paging fields, which are zero. */
        PAGED,
        /** Like {@link #PAGED}, with {@code streams} set to null. */
        STREAM_NAMES,
        /** Like {@link #PAGED}, with an empty list of streams. */
        STREAM_LIST,
        /** Like {@link #PAGED}, with an empty list of consumers. */
        CONSUMER_PAGE,
        /** Like {@link #PLAIN}, but a successful response, and one for a missing message, does not count as a request. */
        MESSAGE,
        /** Type, error, and zero purged messages. */
        PURGE,
        /** Type, error, and an empty deliver subject. */
        RESTORE,
        /** Not an API request in the strict sense: it is not counted, and errors are not sent as JSON. */
        RAW
    }

    /** The full type of the response. */
    String fullType() {
        return "io.nats.jetstream.api.v1." + type;
    }
}
