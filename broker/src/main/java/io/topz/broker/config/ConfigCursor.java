package io.topz.broker.config;

import java.nio.charset.StandardCharsets;

/** A position in the text of a configuration file that moves forward and counts lines. */
final class ConfigCursor {

    /** The character at the end of the text. A NUL in the text looks the same, but can be passed. */
    static final int END = 0;

    private final String file;
    private final String text;
    private int offset;
    private int line = 1;
    private int lineStart;

    ConfigCursor(String file, String text) {
        this.file = file;
        this.text = text;
    }

    int peek() {
        return offset < text.length() ? text.codePointAt(offset) : END;
    }

    /** Returns the next character and passes it; the end of the text is not passed. */
    int next() {
        int found = peek();
        if (found == '\n') {
            line++;
            lineStart = offset;
        }
        if (offset < text.length()) {
            offset += Character.charCount(found);
        }
        return found;
    }

    /** Whether two slashes follow. */
    boolean isAtSlashes() {
        return text.startsWith("//", offset);
    }

    int offset() {
        return offset;
    }

    int line() {
        return line;
    }

    String textFrom(int start) {
        return text.substring(start, offset);
    }

    ConfigPosition position() {
        int column = text.substring(lineStart, offset).getBytes(StandardCharsets.UTF_8).length;
        return new ConfigPosition(file, line, column);
    }

    void skipBlanks() {
        while (isBlank(peek())) {
            next();
        }
    }

    void skipSpace() {
        while (isSpace(peek())) {
            next();
        }
    }

    void skipLine() {
        while (!isNewLine(peek()) && peek() != END) {
            next();
        }
    }

    /** An exception about the character just read; its line is the current one. */
    ConfigSyntaxException error(String message) {
        return new ConfigSyntaxException("Parse error on line " + line + ": '" + message + "'");
    }

    static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }

    static boolean isNewLine(int character) {
        return character == '\n' || character == '\r';
    }

    /** Whether Unicode counts a character as white space; Java's own methods leave out some of these characters. */
    static boolean isSpace(int character) {
        return (character >= '\t' && character <= '\r') || character == 0x85 || Character.isSpaceChar(character);
    }
}
