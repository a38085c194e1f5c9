package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.config.AssetNames;
import io.topz.broker.jetstream.consumer.ConsumerSet.Action;
import io.topz.broker.jetstream.consumer.config.ConsumerRules;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerConfigBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to create or update a consumer, whose subject and payload agree.
 *
 * @param consumer the name; null to generate one
 */
record CreateRequest(@Nullable String consumer, ConsumerConfig config, Action action) {

    /** The payload. */
    public record Body(
            @Nullable String streamName,
            @Nullable ConsumerConfig config,
            @Nullable String action) {}

    static CreateRequest read(ApiRequest request, String stream) throws JetStreamException {
        Body body = request.json(Body.class);
        ConsumerConfig config =
                body.config() == null ? ConsumerConfigBuilder.builder().build() : body.config();
        ConsumerRules.checkWords(config);
        Action action = action(body.action());
        if (!stream.equals(body.streamName())) {
            throw JetStreamError.STREAM_MISMATCH.exception();
        }
        return new CreateRequest(null, config, action);
    }

    private static Action action(@Nullable String word) throws JetStreamException {
        return switch (word == null ? "" : word) {
            case "" -> Action.ANY;
            case "create" -> Action.CREATE;
            case "update" -> Action.UPDATE;
            default -> throw JetStreamError.INVALID_JSON.exception();
        };
    }

    /** Reads a request whose subject ends with {@code STREAM}, {@code STREAM.CONSUMER} or {@code STREAM.CONSUMER.FILTER}. */
    CreateRequest named(ApiRequest request) throws JetStreamException {
        String durable = emptyIfAbsent(config.durableName());
        if (request.names().size() == 1) {
            if (!durable.isEmpty()) {
                throw JetStreamError.CONSUMER_EPHEMERAL_WITH_DURABLE_NAME.exception();
            }
            String name = emptyIfAbsent(config.name());
            return new CreateRequest(name.isEmpty() ? null : name, config, action);
        }
        String name = request.name(1);
        checkPath(name);
        if (!durable.isEmpty() && !durable.equals(name)) {
            throw JetStreamError.CONSUMER_DURABLE_NAME_NOT_MATCH_SUBJECT.exception();
        }
        checkFilter(request.subjectFrom(2));
        return new CreateRequest(
                name, ConsumerConfigBuilder.builder(config).name(name).build(), action);
    }

    private void checkFilter(String filter) throws JetStreamException {
        List<String> filters = config.filterSubjects();
        if (!filter.isEmpty() && filters != null && !filters.isEmpty()) {
            throw JetStreamError.CONSUMER_MULTIPLE_FILTERS_NOT_ALLOWED.exception();
        }
        if (!filter.isEmpty() && !filter.equals(config.filterSubject())) {
            throw JetStreamError.CONSUMER_CREATE_FILTER_SUBJECT_MISMATCH.exception();
        }
    }

    /** Reads a request for a durable consumer, whose subject ends with {@code STREAM.CONSUMER}. */
    CreateRequest durable(String name) throws JetStreamException {
        checkPath(name);
        String durable = emptyIfAbsent(config.durableName());
        if (durable.isEmpty()) {
            throw JetStreamError.CONSUMER_DURABLE_NAME_NOT_SET.exception();
        }
        if (!durable.equals(name)) {
            throw JetStreamError.CONSUMER_DURABLE_NAME_NOT_MATCH_SUBJECT.exception();
        }
        return new CreateRequest(name, config, action);
    }

    private static void checkPath(String name) throws JetStreamException {
        if (AssetNames.hasPathSeparator(name)) {
            throw JetStreamError.CONSUMER_NAME_CONTAINS_PATH_SEPARATORS.exception();
        }
    }

    private static String emptyIfAbsent(@Nullable String text) {
        return text == null ? "" : text;
    }
}
