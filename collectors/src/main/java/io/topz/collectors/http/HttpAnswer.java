package io.topz.collectors.http;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzBuilder;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The answer of a monitoring port: its status, its body and their meaning. {@code /healthz} reports problems in the status, so a document
 * with status 404 or 500 is an answer there and not an error.
 *
 * @param status the HTTP status
 * @param contentType the content type header, empty if there is none
 * @param body the received body
 */
@SuppressWarnings("ArrayRecordComponent") // the body is passed on once and never compared
public record HttpAnswer(int status, String contentType, byte[] body) {

    private static final int MAX_QUOTED = 200;
    /** The version of nats-server that introduced a path; paths as old as the monitoring port are not listed. */
    private static final Map<String, String> SINCE = Map.of(
            "/gatewayz", "2.0",
            "/leafz", "2.1.0",
            "/jsz", "2.2.0",
            "/accountz", "2.2.0",
            "/healthz", "2.7.1",
            "/accstatz", "2.9.0");

    private static final Set<Integer> HEALTH_STATUSES = Set.of(200, 400, 404, 500, 503);

    /**
     * Returns the document in the answer.
     *
     * @param asked the requested URL or name, for messages
     * @throws BadRequestException if the source rejected the options
     * @throws CollectException if there is no such document
     */
    public <D extends Document> D document(Endpoint<D> endpoint, String asked) {
        if (endpoint.document() == Healthz.class && HEALTH_STATUSES.contains(status) && looksLikeJson()) {
            Healthz health = read(Endpoint.HEALTHZ, asked);
            return endpoint.document()
                    .cast(HealthzBuilder.builder(health).httpStatus(status).build());
        }
        return switch (status) {
            case 200 -> read(endpoint, asked);
            case 400 -> throw badRequest(asked);
            case 401, 403 ->
                throw failed(
                        Kind.UNAUTHORIZED,
                        "%s wants other credentials (%d): give user and password, or a token".formatted(asked, status));
            case 404 -> throw failed(Kind.NOT_FOUND, asked + " is not there (404): " + whyNot(endpoint));
            default -> throw failed(Kind.STATUS, "%s answered %d%s".formatted(asked, status, quoted()));
        };
    }

    private static String whyNot(Endpoint<?> endpoint) {
        String since = SINCE.get(endpoint.path());
        return since == null
                ? "if the server has an http_base_path, or is behind a proxy, give the path: http://HOST:PORT/PATH"
                : "nats-server has it since " + since + "; or a proxy does not let it through";
    }

    private <D extends Document> D read(Endpoint<D> endpoint, String asked) {
        if (!looksLikeJson() && looksLikeHtml()) {
            throw failed(
                    Kind.MALFORMED,
                    "%s answered with a web page: is this a NATS monitoring port, usually 8222?".formatted(asked));
        }
        try {
            return DocumentJson.read(endpoint.document(), body);
        } catch (MalformedJsonException malformed) {
            throw failed(Kind.MALFORMED, asked + ": " + malformed.getMessage());
        }
    }

    /**
     * Returns the exception for status 400. That of nats-server is one line of text; that of a proxy or of a TLS port does not concern the
     * options.
     */
    private RuntimeException badRequest(String asked) {
        String text = text();
        if (text.contains("HTTP request to an HTTPS server") || text.contains("plain HTTP request was sent to HTTPS")) {
            return failed(Kind.TLS, "%s speaks TLS: use https (-ms)".formatted(asked));
        }
        if (looksLikeHtml()) {
            return failed(Kind.STATUS, "%s answered 400%s".formatted(asked, quoted()));
        }
        return new BadRequestException(text.replaceAll("\\p{Cntrl}", "?"));
    }

    private boolean looksLikeJson() {
        return first() == '{' || contentType.startsWith("application/json");
    }

    private boolean looksLikeHtml() {
        return first() == '<';
    }

    private char first() {
        for (byte b : body) {
            if (b > ' ') {
                return (char) b;
            }
        }
        return ' ';
    }

    /** The text of an error page in one line, without tags and control characters, truncated for the screen. */
    private String quoted() {
        String text = text().replaceAll("(?s)<[^>]*>|\\p{Cntrl}|\\s", " ")
                .replaceAll(" +", " ")
                .strip();
        if (text.isEmpty()) {
            return "";
        }
        return ": " + (text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text);
    }

    private String text() {
        int length = Math.min(body.length, 16 * MAX_QUOTED);
        return new String(body, 0, length, StandardCharsets.UTF_8).strip();
    }

    private static CollectException failed(Kind kind, String sentence) {
        return new CollectException(kind, sentence);
    }
}
