package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.api.ApiRoute.Form;
import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.jetstream.stream.UnreadableMessageException;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.Uint64;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $JS.API.STREAM.MSG} and {@code PURGE}: reads and deletes single messages, and purges streams. */
public final class MessageApi {

    /** A request to purge messages. */
    public record PurgeRequest(
            @Nullable String filter,
            @Uint64 @Nullable Long seq,
            @Uint64 @Nullable Long keep) {}

    /** The number of purged messages. */
    public record PurgeAnswer(
            String type, Boolean success, @Uint64 Long purged) {}

    /** A request to delete a message; {@code noErase} tells whether its bytes may stay on the disk. */
    public record DeleteRequest(
            @Uint64 @Nullable Long seq, @Nullable Boolean noErase) {}

    /** A message with its header block and payload in base 64. */
    public record StoredMessage(
            String subject,
            @Uint64 Long seq,
            @Nullable String hdrs,
            @Nullable String data,
            Instant time) {}

    /** The response to a request for one message. */
    public record GetAnswer(String type, StoredMessage message) {}

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        return List.of(
                new ApiRoute("STREAM.PURGE", 1, 1, "stream_purge_response", Form.PURGE, MessageApi::purge),
                new ApiRoute("STREAM.MSG.DELETE", 1, 1, "stream_msg_delete_response", Form.PLAIN, MessageApi::delete),
                new ApiRoute("STREAM.MSG.GET", 1, 1, "stream_msg_get_response", Form.MESSAGE, MessageApi::get));
    }

    private static @Nullable Record purge(ApiRequest request) throws JetStreamException {
        Stream stream = request.account().stream(request.name(0));
        requireUnsealed(stream);
        stream.requireWritable();
        if (Boolean.TRUE.equals(stream.config().denyPurge())) {
            throw JetStreamError.STREAM_PURGE_FAILED.exception("stream purge not permitted");
        }
        PurgeRequest wanted = request.isEmpty() ? new PurgeRequest(null, null, null) : request.json(PurgeRequest.class);
        long sequence = number(wanted.seq());
        long keep = number(wanted.keep());
        if (sequence != 0 && keep != 0) {
            throw JetStreamError.BAD_REQUEST.exception();
        }
        String filter = wanted.filter();
        SubjectFilter subjects =
                filter == null || filter.isEmpty() ? SubjectFilter.ALL : SubjectFilter.of(List.of(filter));
        stream.purge(
                subjects,
                sequence,
                keep,
                purged -> request.respond(new PurgeAnswer(request.type(), true, purged)),
                () -> request.refuse(stream.writeFailure().error()));
        return null;
    }

    private static Record delete(ApiRequest request) throws JetStreamException {
        if (request.isEmpty()) {
            throw JetStreamError.BAD_REQUEST.exception();
        }
        DeleteRequest wanted = request.json(DeleteRequest.class);
        Stream stream = request.account().stream(request.name(0));
        requireUnsealed(stream);
        stream.requireWritable();
        if (Boolean.TRUE.equals(stream.config().denyDelete())) {
            throw JetStreamError.STREAM_MSG_DELETE_FAILED.exception("message delete not permitted");
        }
        ApiError refusal = stream.delete(number(wanted.seq()), !Boolean.TRUE.equals(wanted.noErase()));
        if (refusal != null) {
            throw JetStreamException.of(refusal);
        }
        return Success.of(request);
    }

    private static void requireUnsealed(Stream stream) throws JetStreamException {
        if (Boolean.TRUE.equals(stream.config().sealed())) {
            throw JetStreamError.STREAM_SEALED.exception();
        }
    }

    private static Record get(ApiRequest request) throws JetStreamException {
        if (request.isEmpty()) {
            throw JetStreamError.BAD_REQUEST.exception();
        }
        MessageRequest wanted = request.json(MessageRequest.class);
        if (!wanted.isValid()) {
            throw JetStreamError.BAD_REQUEST.exception();
        }
        StreamMessage message = find(wanted, request.account().stream(request.name(0)));
        if (message == null) {
            throw JetStreamError.NO_MESSAGE_FOUND.exception();
        }
        return new GetAnswer(request.type(), stored(message));
    }

    private static @Nullable StreamMessage find(MessageRequest wanted, Stream stream) throws JetStreamException {
        try {
            return wanted.find(stream);
        } catch (UnreadableMessageException e) {
            throw JetStreamError.STREAM_STORE_FAILED.exception(String.valueOf(e.getMessage()));
        }
    }

    private static StoredMessage stored(StreamMessage message) {
        byte[] body = message.body();
        int header = message.headerLength();
        return new StoredMessage(
                message.subject().toString(),
                message.sequence(),
                header == 0 ? null : base64(Arrays.copyOf(body, header)),
                header == body.length ? null : base64(Arrays.copyOfRange(body, header, body.length)),
                Instant.ofEpochSecond(0, message.timestamp()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
