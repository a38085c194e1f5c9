package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.stream.Stream;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ClusterInfoBuilder;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.document.StreamStateBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of a stream in a response.
 *
 * @param type absent within a list
 * @param total the number of all subjects; with offset and limit, only in stream information
 * @param cluster the leader, only in stream information
 * @param ts the time of the description
 * @param didCreate only in the response to a creation
 */
public record StreamAnswer(
        @Nullable String type,
        @Nullable Long total,
        @Nullable Long offset,
        @Nullable Long limit,
        StreamConfig config,
        Instant created,
        StreamState state,
        @Nullable String domain,
        @Nullable ClusterInfo cluster,
        @Nullable StreamSourceInfo mirror,
        @Nullable List<StreamSourceInfo> sources,
        Instant ts,
        @Nullable Boolean didCreate) {

    /** The description of a stream; without {@code type}, as an element of a list. */
    static StreamAnswer of(@Nullable String type, Stream stream, ApiRequest request, @Nullable Boolean didCreate) {
        return new StreamAnswer(
                type,
                null,
                null,
                null,
                stream.config(),
                stream.created(),
                stream.state(),
                didCreate == null ? domain(request) : null,
                null,
                stream.mirrorInfo(),
                stream.sourceInfos(),
                now(request),
                didCreate);
    }

    /** The response when a restore is complete. */
    public static StreamAnswer restored(String type, Stream stream, Instant now) {
        return new StreamAnswer(
                type,
                null,
                null,
                null,
                stream.config(),
                stream.created(),
                stream.state(),
                null,
                null,
                null,
                null,
                now,
                null);
    }

    /** The same description with a page of subjects. May be called on any thread. */
    StreamAnswer with(SubjectPage page) {
        return new StreamAnswer(
                type,
                page.total(),
                page.offset(),
                page.limit(),
                config,
                created,
                StreamStateBuilder.builder(state).subjects(page.subjects()).build(),
                domain,
                cluster,
                mirror,
                sources,
                ts,
                didCreate);
    }

    /** Stream information without subjects. */
    static StreamAnswer info(ApiRequest request, Stream stream, StreamState state) {
        return new StreamAnswer(
                request.type(),
                SubjectPage.NONE.total(),
                SubjectPage.NONE.offset(),
                SubjectPage.NONE.limit(),
                stream.config(),
                stream.created(),
                state,
                domain(request),
                ClusterInfoBuilder.builder()
                        .leader(request.account().serverName())
                        .build(),
                stream.mirrorInfo(),
                stream.sourceInfos(),
                now(request),
                null);
    }

    private static @Nullable String domain(ApiRequest request) {
        String domain = request.account().options().domain();
        return domain.isEmpty() ? null : domain;
    }

    private static Instant now(ApiRequest request) {
        return Instant.ofEpochSecond(0, request.account().reactor().now());
    }
}
