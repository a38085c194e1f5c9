package io.topz.app.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.topz.app.check.CheckReport.Entry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A report as a JSON object in one line, in ASCII. */
final class CheckJson {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private CheckJson() {}

    static String of(CheckReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", report.severity().name());
            json.writeNumberField("exit_code", report.severity().exitCode());
            strings(json, "problems", report.problems());
            strings(json, "skipped", report.skipped());
            json.writeArrayFieldStart("figures");
            for (Entry entry : report.entries()) {
                figure(json, entry);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void figure(JsonGenerator json, Entry entry) throws IOException {
        CheckResult result = entry.result();
        json.writeStartObject();
        json.writeStringField("name", entry.name());
        json.writeStringField("server", entry.server());
        json.writeStringField("figure", result.name());
        json.writeStringField("subject", result.subject());
        json.writeStringField("status", result.severity().name());
        json.writeFieldName("value");
        if (result.value() == null || result.value().isInfinite()) {
            json.writeNull();
        } else {
            json.writeNumber(NumberText.text(result.value()));
        }
        json.writeStringField("warning", result.warning());
        json.writeStringField("critical", result.critical());
        json.writeStringField("condition", result.condition().toString());
        json.writeStringField("note", result.figure().note());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (String one : all) {
            json.writeString(one);
        }
        json.writeEndArray();
    }
}
