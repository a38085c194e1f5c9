package io.topz.broker.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Quotes bytes as Go's {@code %q} does, which nats-server uses for subjects in errors. */
public final class Quoted {

    private Quoted() {}

    /** The quoted text. */
    public static String of(byte[] buffer, int offset, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
        CharBuffer text = CharBuffer.allocate(length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        StringBuilder quoted = new StringBuilder(length + 2).append('"');
        CoderResult result = decoder.decode(bytes, text, true);
        while (result.isError()) {
            moveTo(quoted, text);
            for (int i = 0; i < result.length(); i++) {
                quoted.append(String.format("\\x%02x", bytes.get()));
            }
            result = decoder.decode(bytes, text, true);
        }
        moveTo(quoted, text);
        return quoted.append('"').toString();
    }

    private static void moveTo(StringBuilder quoted, CharBuffer text) {
        text.flip().codePoints().forEach(c -> append(quoted, c));
        text.clear();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\r' -> quoted.append("\\r");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\f' -> quoted.append("\\f");
            case '\b' -> quoted.append("\\b");
            case 0x07 -> quoted.append("\\a");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    quoted.append(String.format("\\x%02x", c));
                } else {
                    quoted.appendCodePoint(c);
                }
            }
        }
    }
}
