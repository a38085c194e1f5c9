package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.api.ApiRoute.Form;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $JS.API.STREAM.TEMPLATE}: stream templates, a discontinued feature of nats-server. There are none, and none can be created. */
public final class TemplateApi {

    private static final long MAX_NAMES = 1024;

    /** A request for one page of the list; there is only one page. */
    public record ListRequest(@Nullable Long offset) {}

    /** A request to create a template. */
    public record CreateRequest(@Nullable String name) {}

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        return List.of(
                route("CREATE", 1, "create", Form.PLAIN, TemplateApi::create),
                route("NAMES", 0, "names", Form.STREAM_NAMES, TemplateApi::names),
                route("INFO", 1, "info", Form.PLAIN, TemplateApi::find),
                route("DELETE", 1, "delete", Form.PLAIN, TemplateApi::find));
    }

    private static ApiRoute route(String verb, int names, String type, Form form, ApiHandler handler) {
        return new ApiRoute(
                "STREAM.TEMPLATE." + verb, names, names, "stream_template_" + type + "_response", form, handler);
    }

    private static Record create(ApiRequest request) throws JetStreamException {
        if (request.body().length == 0) {
            throw JetStreamError.INVALID_JSON.exception();
        }
        if (!request.name(0).equals(request.json(CreateRequest.class).name())) {
            throw JetStreamError.TEMPLATE_NAME_NOT_MATCH_SUBJECT.exception();
        }
        throw JetStreamError.STREAM_TEMPLATE_CREATE.exception("templates of streams are not supported");
    }

    private static Record names(ApiRequest request) throws JetStreamException {
        if (!request.isEmpty()) {
            request.json(ListRequest.class);
        }
        return new StreamApi.NamesAnswer(request.type(), 0L, 0L, MAX_NAMES, List.of());
    }

    private static Record find(ApiRequest request) throws JetStreamException {
        if (!request.isEmpty()) {
            throw JetStreamError.NOT_EMPTY_REQUEST.exception();
        }
        throw JetStreamError.STREAM_TEMPLATE_NOT_FOUND.exception();
    }
}
