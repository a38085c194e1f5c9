package io.topz.broker.jetstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.topz.broker.jetstream.error.ApiError;
import java.util.List;

/** The answer to a request that is refused. */
public record Refusal(String type, ApiError error) {

    /** The same where the answer would have been a page of a list. */
    public record Paged(String type, ApiError error, Long total, Long offset, Long limit) {}

    /** The same where it would have been names of streams. */
    public record StreamNames(String type, ApiError error, Long total, Long offset, Long limit, JsonNode streams) {}

    /** The same where it would have been streams. */
    public record StreamList(String type, ApiError error, Long total, Long offset, Long limit, List<String> streams) {}

    /** The same where it would have been consumers or their names. */
    public record ConsumerPage(
            String type, ApiError error, Long total, Long offset, Long limit, List<String> consumers) {}

    /** The same where messages would have been purged. */
    public record Purge(String type, ApiError error, Long purged) {}

    /** The same where a stream would have been restored. */
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
