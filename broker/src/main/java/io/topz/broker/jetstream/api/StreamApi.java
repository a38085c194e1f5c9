package io.topz.broker.jetstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.topz.broker.jetstream.api.ApiRoute.Form;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.document.StreamStateBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $JS.API.STREAM}: creates, updates, deletes, describes and lists streams. */
public final class StreamApi {

    private static final int MAX_NAMES = 1024;
    private static final int MAX_STREAMS = 256;

    /** Up to this many subjects are sorted and written in the turn that has counted them. */
    private static final int FEW_SUBJECTS = 1_000;

    /** A request for one page of a list, limited to streams whose subjects overlap {@code subject}. */
    public record ListRequest(
            @Nullable Long offset, @Nullable String subject) {}

    /** The optional parts of a request for stream information. */
    public record InfoRequest(
            @Nullable Boolean deletedDetails,
            @Nullable String subjectsFilter,
            @Nullable Long offset) {}

    /** A page of names; {@code null} if there are none. */
    public record NamesAnswer(String type, Long total, Long offset, Long limit, List<String> streams) {}

    /** A page without names. */
    public record NoNamesAnswer(String type, Long total, Long offset, Long limit, JsonNode streams) {}

    /**
     * A page of streams.
     *
     * @param missing the names of offline streams; absent if there are none
     * @param offline the reasons why they are offline
     */
    public record ListAnswer(
            String type,
            Long total,
            Long offset,
            Long limit,
            List<StreamAnswer> streams,
            @Nullable List<String> missing,
            @Nullable Map<String, String> offline) {}

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        return List.of(
                new ApiRoute("STREAM.CREATE", 1, 1, "stream_create_response", Form.PLAIN, StreamApi::create),
                new ApiRoute("STREAM.UPDATE", 1, 1, "stream_update_response", Form.PLAIN, StreamApi::update),
                new ApiRoute("STREAM.DELETE", 1, 1, "stream_delete_response", Form.PLAIN, StreamApi::delete),
                new ApiRoute("STREAM.INFO", 1, 1, "stream_info_response", Form.PAGED, StreamApi::info),
                new ApiRoute("STREAM.NAMES", 0, 0, "stream_names_response", Form.STREAM_NAMES, StreamApi::names),
                new ApiRoute("STREAM.LIST", 0, 0, "stream_list_response", Form.STREAM_LIST, StreamApi::list));
    }

    private static Record create(ApiRequest request) throws JetStreamException {
        Stream stream = request.account().create(config(request));
        return StreamAnswer.of(request.type(), stream, request, true);
    }

    private static Record update(ApiRequest request) throws JetStreamException {
        Stream stream = request.account().update(config(request));
        return StreamAnswer.of(request.type(), stream, request, null);
    }

    private static StreamConfig config(ApiRequest request) throws JetStreamException {
        StreamConfig config = request.json(StreamConfig.class);
        if (!request.name(0).equals(config.name())) {
            throw JetStreamError.STREAM_MISMATCH.exception();
        }
        return config;
    }

    private static Record delete(ApiRequest request) throws JetStreamException {
        if (!request.isEmpty()) {
            throw JetStreamError.NOT_EMPTY_REQUEST.exception();
        }
        request.account().delete(request.name(0));
        return Success.of(request);
    }

    private static @Nullable Record info(ApiRequest request) throws JetStreamException {
        InfoRequest wanted = request.isEmpty() ? new InfoRequest(null, null, null) : request.json(InfoRequest.class);
        Stream stream = request.account().stream(request.name(0));
        String filter = wanted.subjectsFilter();
        if (filter == null || filter.isEmpty()) {
            return info(request, wanted, stream);
        }
        long offset = wanted.offset() == null ? 0 : wanted.offset();
        stream.countBySubject(
                SubjectFilter.of(List.of(filter)),
                counts -> {
                    StreamAnswer answer = info(request, wanted, stream);
                    if (counts.size() <= FEW_SUBJECTS) {
                        request.respond(answer.with(SubjectPage.of(counts, offset)));
                    } else {
                        request.respondLater(() -> answer.with(SubjectPage.of(counts, offset)));
                    }
                },
                () -> request.refuse(JetStreamError.STREAM_NOT_FOUND.with()));
        return null;
    }

    private static StreamAnswer info(ApiRequest request, InfoRequest wanted, Stream stream) {
        StreamState state = stream.state();
        if (Boolean.TRUE.equals(wanted.deletedDetails())) {
            state = StreamStateBuilder.builder(state).deleted(stream.deleted()).build();
        }
        return StreamAnswer.info(request, stream, state);
    }

    private static Record names(ApiRequest request) throws JetStreamException {
        ListRequest wanted = listRequest(request);
        List<String> names = java.util.stream.Stream.concat(
                        listed(request, wanted).stream().map(Stream::name), offline(request, wanted).keySet().stream())
                .sorted()
                .toList();
        int from = offset(wanted, names.size());
        List<String> page = names.subList(from, Math.min(names.size(), from + MAX_NAMES));
        long total = names.size();
        return page.isEmpty()
                ? new NoNamesAnswer(request.type(), total, (long) from, (long) MAX_NAMES, NullNode.instance)
                : new NamesAnswer(request.type(), total, (long) from, (long) MAX_NAMES, page);
    }

    private static Record list(ApiRequest request) throws JetStreamException {
        ListRequest wanted = listRequest(request);
        List<Stream> streams = listed(request, wanted);
        int from = offset(wanted, streams.size());
        List<StreamAnswer> page = streams.subList(from, Math.min(streams.size(), from + MAX_STREAMS)).stream()
                .map(stream -> StreamAnswer.of(null, stream, request, null))
                .toList();
        Map<String, String> offline = offline(request, wanted);
        return new ListAnswer(
                request.type(),
                (long) streams.size(),
                (long) from,
                (long) MAX_STREAMS,
                page,
                offline.isEmpty() ? null : List.copyOf(offline.keySet()),
                offline.isEmpty() ? null : offline);
    }

    private static ListRequest listRequest(ApiRequest request) throws JetStreamException {
        return request.isEmpty() ? new ListRequest(null, null) : request.json(ListRequest.class);
    }

    private static int offset(ListRequest request, int size) {
        long offset = request.offset() == null ? 0 : request.offset();
        return (int) Math.min(Math.max(0, offset), size);
    }

    private static List<Stream> listed(ApiRequest request, ListRequest wanted) {
        String subject = wanted.subject();
        return subject == null || subject.isEmpty()
                ? List.copyOf(request.account().streams().values())
                : request.account().streamsOf(ByteString.of(subject));
    }

    private static Map<String, String> offline(ApiRequest request, ListRequest wanted) {
        String subject = wanted.subject();
        return request.account().offline(subject == null || subject.isEmpty() ? ">" : subject);
    }
}
