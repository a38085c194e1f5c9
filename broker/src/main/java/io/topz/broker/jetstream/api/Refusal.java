package io.topz.broker.jetstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.topz.broker.jetstream.error.ApiError;
import java.util.List;

/** The response to a request that is refused. */
public record Refusal(String type, ApiError error) {

    /** The refusal of a request for a page of a list. */
    public record Paged(String type, ApiError error, Long total, Long offset, Long limit) {}

    /** The refusal of a request for the names of streams. */
    public record StreamNames(String type, ApiError error, Long total, Long offset, Long limit, JsonNode streams) {}

    /** The refusal of a request for streams. */
    public record StreamList(String type, ApiError error, Long total, Long offset, Long limit, List<String> streams) {}

    /** The refusal of a request for consumers or their names. */
    public record ConsumerPage(
            String type, ApiError error, Long total, Long offset, Long limit, List<String> consumers) {}

    /** The refusal of a purge. */
    public record Purge(String type, ApiError error, Long purged) {}

    /** The refusal of a restore. */
    public record Restore(String type, ApiError error, String deliverSubject) {}

    static Record of(ApiRoute.Form form, String type, ApiError error) {
        return switch (form) {
            case PAGED -> new Paged(type, error, 0L, 0L, 0L);
            case STREAM_NAMES -> new StreamNames(type, error, 0L, 0L, 0L, NullNode.instance);
            case STREAM_LIST -> new StreamList(type, error, 0L, 0L, 0L, List.of());
            case CONSUMER_PAGE -> new ConsumerPage(type, error, 0L, 0L, 0L, List.of());
            case RESTORE -> new Restore(type, error, "");
            case PURGE -> new Purge(type, error, 0L);
            case PLAIN, MESSAGE, RAW -> new Refusal(type, error);
        };
    }
}
