package io.topz.app.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of all checks, in one line as monitoring systems expect it: {@code TOPZ OK - sentence | perfdata}; or as JSON. */
public final class CheckReport {

    /** What plug-in readers take. */
    private static final int MAX_CHARACTERS = 1000;

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Condition> conditions;
    private Level unreachable = Level.OK;

    CheckReport(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** Adds what was found of a server; its name is told when it is not empty. */
    void add(String server, List<Finding> found) {
        found.forEach(
                finding -> findings.put(server.isEmpty() ? finding.name() : server + " " + finding.name(), finding));
    }

    /** Adds that a server could not be read, and how bad that is. */
    void unreachable(String sentence, Level level) {
        problems.add(sentence);
        unreachable = worse(unreachable, level);
    }

    /** The worst of all; unknown when nothing was found. */
    public Level level() {
        Level worst = unreachable;
        for (Finding finding : findings.values()) {
            worst = worse(worst, finding.level());
        }
        return worst;
    }

    private static Level worse(Level a, Level b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The line, without a line feed. */
    public String line() {
        List<Map.Entry<String, Finding>> sorted = new ArrayList<>(findings.entrySet());
        sorted.sort(Comparator.comparing(
                (Map.Entry<String, Finding> entry) -> entry.getValue().level(), Comparator.reverseOrder()));
        List<String> sentences = new ArrayList<>(problems);
        sorted.forEach(
                entry -> sentences.add(entry.getKey().replace(entry.getValue().name(), "")
                        + entry.getValue().text()));
        String text = "TOPZ " + level() + " - "
                + (sentences.isEmpty() ? "nothing to check was found" : String.join(", ", sentences));
        String harmless = clean(text);
        // the worst comes first, so that what is cut off is the least
        String cut = harmless.length() <= MAX_CHARACTERS / 2
                ? harmless
                : harmless.substring(0, MAX_CHARACTERS / 2 - 1) + "…";
        StringBuilder line = new StringBuilder(cut);
        String between = " | ";
        for (Map.Entry<String, Finding> entry : sorted) {
            String perf = perfdata(entry.getKey(), entry.getValue());
            if (!perf.isEmpty() && line.length() + between.length() + perf.length() <= MAX_CHARACTERS) {
                line.append(between).append(perf);
                between = " ";
            }
        }
        return line.toString();
    }

    private String perfdata(String label, Finding finding) {
        if (finding.value() == null) {
            return "";
        }
        String name = clean(label).replace('\'', '"').replace('=', ':');
        String unit = finding.condition().figure().contains("percent") ? "%" : "";
        return "'%s'=%s%s;%s;%s"
                .formatted(
                        name,
                        Numbers.text(finding.value()),
                        unit,
                        range(finding, Level.WARNING),
                        range(finding, Level.CRITICAL));
    }

    private String range(Finding finding, Level level) {
        return conditions.stream()
                .filter(condition -> condition.level() == level)
                .filter(condition ->
                        condition.figure().equals(finding.condition().figure()))
                .filter(condition ->
                        condition.subject().equals(finding.condition().subject()))
                .map(Condition::range)
                .findFirst()
                .orElse("");
    }

    /** Names come from anybody: what ends the text or the line is taken out. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?").replace('|', '/');
    }

    /** The same as a JSON object in one line. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", level().name());
            json.writeNumberField("exit_code", level().exitCode());
            json.writeArrayFieldStart("problems");
            for (String problem : problems) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("figures");
            for (Map.Entry<String, Finding> entry : findings.entrySet()) {
                Finding finding = entry.getValue();
                json.writeStartObject();
                json.writeStringField("name", entry.getKey());
                json.writeStringField("status", finding.level().name());
                json.writeFieldName("value");
                if (finding.value() == null) {
                    json.writeNull();
                } else {
                    json.writeNumber(Numbers.text(finding.value()));
                }
                json.writeStringField("condition", finding.condition().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
