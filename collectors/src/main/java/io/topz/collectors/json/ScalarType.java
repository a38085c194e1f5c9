package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.topz.collectors.text.GoTime;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;

/** A value that is not composed of others. */
enum ScalarType implements JsonType {
    TEXT("a text") {
        @Override
        public void write(Object value, JsonOutput out) throws IOException {
            out.string((String) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            require(in, JsonToken.VALUE_STRING);
            return in.getText();
        }
    },

    INT64("a whole number of 64 bits") {
        @Override
        public void write(Object value, JsonOutput out) throws IOException {
            out.number((Long) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            require(in, JsonToken.VALUE_NUMBER_INT);
            if (in.getNumberType() == NumberType.BIG_INTEGER) {
                throw WrongTypeException.at(in, description());
            }
            return in.getLongValue();
        }
    },

    UINT64("a whole number of 64 bits without a sign") {
        @Override
        public void write(Object value, JsonOutput out) throws IOException {
            out.unsigned((Long) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            require(in, JsonToken.VALUE_NUMBER_INT);
            if (in.getNumberType() == NumberType.BIG_INTEGER) {
                BigInteger number = in.getBigIntegerValue();
                if (number.signum() > 0 && number.bitLength() <= Long.SIZE) {
                    return number.longValue();
                }
            } else if (in.getLongValue() >= 0) {
                return in.getLongValue();
            }
            throw WrongTypeException.at(in, description());
        }
    },

    FLOAT("a number") {
        @Override
        public void write(Object value, JsonOutput out) throws IOException {
            out.number((Double) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            if (!in.currentToken().isNumeric() || !Double.isFinite(in.getDoubleValue())) {
                throw WrongTypeException.at(in, description());
            }
            return in.getDoubleValue();
        }
    },

    BOOL("true or false") {
        @Override
        public void write(Object value, JsonOutput out) throws IOException {
            out.bool((Boolean) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            if (!in.currentToken().isBoolean()) {
                throw WrongTypeException.at(in, description());
            }
            return in.getBooleanValue();
        }
    },

    TIME("a time such as 2026-11-21T07:44:19Z") {
        @Override
        public void write(Object value, JsonOutput out) throws IOException {
            out.time((Instant) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            require(in, JsonToken.VALUE_STRING);
            try {
                return GoTime.parse(in.getText());
            } catch (DateTimeException notATime) {
                throw WrongTypeException.at(in, description());
            }
        }
    };

    private final String description;

    ScalarType(String description) {
        this.description = description;
    }

    @Override
    public String description() {
        return description;
    }

    void require(JsonParser in, JsonToken token) throws IOException {
        if (!in.hasToken(token)) {
            throw WrongTypeException.at(in, description);
        }
    }
}
