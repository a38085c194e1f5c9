package io.topz.broker.jetstream.api;

import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
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
        return of(stream, stream.state(), now(request))
                .type(type)
                .domain(didCreate == null ? domain(request) : null)
                .mirror(stream.mirrorInfo())
                .sources(stream.sourceInfos())
                .didCreate(didCreate)
                .build();
    }

    /** The response when a restore is complete. */
    public static StreamAnswer restored(String type, Stream stream, Instant now) {
        return of(stream, stream.state(), now).type(type).build();
    }

    /** The same description with a page of subjects. May be called on any thread. */
    StreamAnswer with(SubjectPage page) {
        return StreamAnswerBuilder.builder(this)
                .total(page.total())
                .offset(page.offset())
                .limit(page.limit())
                .state(StreamStateBuilder.builder(state)
                        .subjects(page.subjects())
                        .build())
                .build();
    }

    /** Stream information without subjects. */
    static StreamAnswer info(ApiRequest request, Stream stream, StreamState state) {
        String leader = request.account().serverName();
        return of(stream, state, now(request))
                .type(request.type())
                .total(SubjectPage.NONE.total())
                .offset(SubjectPage.NONE.offset())
                .limit(SubjectPage.NONE.limit())
                .domain(domain(request))
                .cluster(ClusterInfoBuilder.builder().leader(leader).build())
                .mirror(stream.mirrorInfo())
                .sources(stream.sourceInfos())
                .build();
    }

    private static StreamAnswerBuilder of(Stream stream, StreamState state, Instant now) {
        return StreamAnswerBuilder.builder()
                .config(stream.config())
                .created(stream.created())
                .state(state)
                .ts(now);
    }

    private static @Nullable String domain(ApiRequest request) {
        String domain = request.account().options().domain();
        return domain.isEmpty() ? null : domain;
    }

    private static Instant now(ApiRequest request) {
        return Instant.ofEpochSecond(0, request.account().reactor().now());
    }
}
