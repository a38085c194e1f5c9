package io.topz.monitor;

import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.json.DocumentJson.Layout;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The format that a client requests. Every document becomes a response here.
 *
 * @param compact whether white space is omitted, for programs; nats-server has no such parameter
 * @param callback the JavaScript function to call with the document (JSONP), empty for none
 */
record Format(boolean compact, String callback) {

    /** The permitted callbacks: only names. nats-server accepts any text, which lets a link inject a script into a page. */
    private static final Pattern CALLBACK = Pattern.compile("[\\p{Alnum}_$.\\[\\]]{0,256}");

    static Format parse(Query query) {
        String callback = query.text("callback");
        if (!CALLBACK.matcher(callback).matches()) {
            throw new BadRequestException("invalid callback, must be the name of a function: " + callback);
        }
        return new Format(query.bool("compact"), callback);
    }

    /** Turns a document into bytes, which is the expensive part of an answer. */
    Response answer(Document document) {
        Layout layout = compact ? Layout.COMPACT : Layout.of(document);
        Body.Writer body = new Body.Writer();
        try {
            if (callback.isEmpty()) {
                DocumentJson.write(document, layout, body);
                return Response.json(status(document), body.body());
            }
            body.write((callback + "(").getBytes(StandardCharsets.US_ASCII));
            DocumentJson.write(document, layout, body);
            body.write(')');
            return Response.script(status(document), body.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int status(Document document) {
        return document instanceof Healthz health && health.httpStatus() != null ? health.httpStatus() : 200;
    }
}
