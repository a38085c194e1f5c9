package io.topz.collectors.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a long that holds an unsigned 64-bit number, as nats-server prints them: 18446744073709551615 is -1L. Compare with
 * {@link Long#compareUnsigned}; differences need no care.
 */
@JacksonAnnotationsInside
@JsonSerialize(using = Uint64.Writer.class)
@JsonDeserialize(using = Uint64.Reader.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Uint64 {

    /** Writes the number without a sign. */
    final class Writer extends JsonSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value >= 0) {
                json.writeNumber(value.longValue());
            } else {
                json.writeNumber(Long.toUnsignedString(value));
            }
        }
    }

    /** Reads numbers up to 2^64 - 1; larger or negative ones are an error. */
    final class Reader extends JsonDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return Long.parseUnsignedLong(json.getText());
            } catch (NumberFormatException notUnsigned) {
                return (Long) context.handleWeirdNumberValue(
                        Long.class, 0, "not an unsigned 64-bit number: %s", json.getText());
            }
        }
    }
}
