package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** JSON that is only passed on. It is kept as a tree with its fields in the order of arrival. */
enum TreeType implements JsonType {
    TREE;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public String description() {
        return "JSON";
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        writeNode((JsonNode) value, out);
    }

    private static void writeNode(JsonNode node, JsonOutput out) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.open('{');
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    out.field(field.getKey());
                    writeNode(field.getValue(), out);
                }
                out.close('}');
            }
            case ARRAY -> {
                out.open('[');
                for (JsonNode item : node) {
                    out.next();
                    writeNode(item, out);
                }
                out.close(']');
            }
            case STRING -> out.string(node.textValue());
            case BOOLEAN -> out.bool(node.booleanValue());
            case NUMBER -> writeNumber(node, out);
            case NULL -> out.nothing();
            default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        }
    }

    private static void writeNumber(JsonNode node, JsonOutput out) throws IOException {
        if (node.isIntegralNumber()) {
            out.literal(node.bigIntegerValue().toString());
        } else {
            out.number(node.doubleValue());
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return readNode(in);
    }

    private static JsonNode readNode(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> readObject(in);
            case START_ARRAY -> readArray(in);
            case VALUE_STRING -> NODES.textNode(in.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> wholeNumber(in);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(in.getDoubleValue());
            default -> NODES.nullNode();
        };
    }

    /** Uses the narrowest node type, so that trees are equal to those of Jackson. */
    private static JsonNode wholeNumber(JsonParser in) throws IOException {
        return switch (in.getNumberType()) {
            case INT -> NODES.numberNode(in.getIntValue());
            case LONG -> NODES.numberNode(in.getLongValue());
            default -> NODES.numberNode(in.getBigIntegerValue());
        };
    }

    private static ObjectNode readObject(JsonParser in) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            object.set(name, readNode(in));
        }
        return object;
    }

    private static ArrayNode readArray(JsonParser in) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            array.add(readNode(in));
        }
        return array;
    }
}
