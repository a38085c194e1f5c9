package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

/** An exception for JSON of another type than the document has at this place. */
final class WrongTypeException extends JsonProcessingException {

    private WrongTypeException(String message) {
        super(message);
    }

    /** Creates the exception from the position of the parser, the token found there and the expected type. */
    static WrongTypeException at(JsonParser in, String expected) {
        String path = in.getParsingContext().pathAsPointer().toString();
        return new WrongTypeException(
                "%s is %s, expected %s".formatted(path.isEmpty() ? "the document" : path, found(in), expected));
    }

    private static String found(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "another number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "something else";
        };
    }
}
