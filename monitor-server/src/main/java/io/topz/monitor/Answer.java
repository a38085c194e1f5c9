package io.topz.monitor;

import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param headers all that the answer has, short of the date and the framing
 * @param body its bytes
 */
record Answer(int status, Map<String, String> headers, Body body) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private static final Answer NOT_FOUND = new Answer(
            404, Map.of(CONTENT_TYPE, TEXT, "X-Content-Type-Options", "nosniff"), Body.of("404 page not found\n"));

    /** Anybody may read it from any web page. */
    static Answer json(int status, Body body) {
        return new Answer(status, Map.of(CONTENT_TYPE, "application/json", "Access-Control-Allow-Origin", "*"), body);
    }

    static Answer script(int status, Body body) {
        return new Answer(status, Map.of(CONTENT_TYPE, "application/javascript"), body);
    }

    static Answer html(String page) {
        return new Answer(200, Map.of(CONTENT_TYPE, HTML), Body.of(page));
    }

    static Answer text(int status, String text) {
        return new Answer(status, Map.of(CONTENT_TYPE, TEXT), Body.of(text));
    }

    /** Answers a question about the server as a whole, {@code OPTIONS *}. */
    static Answer empty() {
        return new Answer(200, Map.of(), Body.of(""));
    }

    static Answer notFound() {
        return NOT_FOUND;
    }

    /** Answers a request whose path is spelled in a roundabout way. */
    static Answer movedTo(String target) {
        String location = Paths.escapeNonAscii(target);
        String page = "<a href=\"" + Html.escape(location) + "\">Moved Permanently</a>.\n\n";
        return new Answer(301, Map.of(CONTENT_TYPE, HTML, "Location", location), Body.of(page));
    }

    /** Answers when memory for large answers has run out. */
    static Answer busy() {
        return new Answer(
                503,
                Map.of(CONTENT_TYPE, TEXT, "Retry-After", "1"),
                Body.of("too many large answers under way, try again\n"));
    }
}
