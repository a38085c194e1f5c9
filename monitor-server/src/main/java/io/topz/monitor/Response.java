package io.topz.monitor;

import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param headers all headers except the date and the framing
 * @param body the bytes
 */
record Response(int status, Map<String, String> headers, Body body) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private static final Response NOT_FOUND = notFound("404 page not found\n");

    /** A JSON response that scripts of any web page may read. */
    static Response json(int status, Body body) {
        return new Response(status, Map.of(CONTENT_TYPE, "application/json", "Access-Control-Allow-Origin", "*"), body);
    }

    static Response script(int status, Body body) {
        return new Response(status, Map.of(CONTENT_TYPE, "application/javascript"), body);
    }

    static Response html(String page) {
        return new Response(200, Map.of(CONTENT_TYPE, HTML), Body.of(page));
    }

    static Response text(int status, String text) {
        return new Response(status, Map.of(CONTENT_TYPE, TEXT), Body.of(text));
    }

    /** A response with only a status, such as the answer to {@code OPTIONS *}. */
    static Response empty(int status) {
        return new Response(status, Map.of(), Body.of(""));
    }

    static Response notFound() {
        return NOT_FOUND;
    }

    static Response notFound(String text) {
        return new Response(404, Map.of(CONTENT_TYPE, TEXT, "X-Content-Type-Options", "nosniff"), Body.of(text));
    }

    /** A redirect to the canonical form of a path. */
    static Response movedTo(String target) {
        String location = Paths.escapeNonAscii(target);
        String page = "<a href=\"" + Html.escape(location) + "\">Moved Permanently</a>.\n\n";
        return new Response(301, Map.of(CONTENT_TYPE, HTML, "Location", location), Body.of(page));
    }

    /** The response when the memory for large answers is exhausted. */
    static Response busy() {
        return new Response(
                503,
                Map.of(CONTENT_TYPE, TEXT, "Retry-After", "1"),
                Body.of("too many large answers under way, try again\n"));
    }
}
