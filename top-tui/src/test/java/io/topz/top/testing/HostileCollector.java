package io.topz.top.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzBuilder;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.options.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Returns another collector's answers with harmful content in every text: names, subjects, reasons, versions, keys of metadata. Only times
 * are unchanged. For collectors that always give the same answer to a question.
 */
public final class HostileCollector implements Collector {

    /** Escape sequences, other controls, reversed direction, combining and wide characters, emoji, half of one, separators. */
    public static final List<String> POISONS = List.of(
            "\u001b[2J\u001b]0;owned\u0007",
            "\u009b31m\u0000\r\n\t\u007f",
            "\u202Etxt.exe\u2066\u200F",
            "日本語の名前",
            "e\u0301x\u0336\u20DD\uFE0F",
            "🚀👩\u200D💻",
            "\uD83D",
            "\u2028\u2029\uFEFF\u00AD\u200B",
            "a,b;\"c\"'d'|e<b>&amp;",
            "x".repeat(300));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Collector honest;
    private final Map<String, Document> known = new ConcurrentHashMap<>();

    public HostileCollector(Collector honest) {
        this.honest = honest;
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        String asked = options.endpoint().path() + options.queryString();
        return honest.collect(options)
                .thenApply(document -> options.endpoint()
                        .document()
                        .cast(known.computeIfAbsent(asked, unknown -> poisoned(options, document))));
    }

    private <D extends Document> D poisoned(Options<D> options, D document) {
        try {
            Class<D> type = options.endpoint().document();
            JsonNode tree = poisoned(JSON.readTree(DocumentJson.bytes(document)));
            D read = DocumentJson.read(type, JSON.writeValueAsBytes(tree));
            // The status is not part of the text.
            return document instanceof Healthz health && read instanceof Healthz poisoned
                    ? type.cast(HealthzBuilder.builder(poisoned)
                            .httpStatus(health.httpStatus())
                            .build())
                    : read;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode poisoned(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode changed = JSON.createObjectNode();
            object.properties().forEach(field -> changed.set(field.getKey(), poisoned(field.getValue())));
            return changed;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode changed = JSON.createArrayNode();
            array.forEach(item -> changed.add(poisoned(item)));
            return changed;
        }
        boolean isMoment = node.isTextual() && node.textValue().matches("\\d{4}-\\d\\d-\\d\\dT.*");
        return node.isTextual() && !isMoment
                ? TextNode.valueOf(node.textValue()
                        + POISONS.get(Math.floorMod(node.textValue().hashCode(), POISONS.size())))
                : node;
    }
}
