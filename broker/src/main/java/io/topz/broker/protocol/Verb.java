package io.topz.broker.protocol;

import org.jspecify.annotations.Nullable;

/** A verb of the client protocol, in upper or lower case. */
enum Verb {
    PUB("PUB", Form.ARGUMENTS),
    HPUB("HPUB", Form.ARGUMENTS),
    SUB("SUB", Form.ARGUMENTS),
    UNSUB("UNSUB", Form.ARGUMENTS),
    CONNECT("CONNECT", Form.DOCUMENT),
    INFO("INFO", Form.DOCUMENT),
    PING("PING", Form.BARE),
    PONG("PONG", Form.BARE),
    OK("+OK", Form.BARE),
    ERR("-ERR", Form.ARGUMENTS);

    /** The syntax after a verb. */
    enum Form {
        /** No arguments: everything up to the line feed is ignored. */
        BARE,
        /** At least one blank, then arguments. */
        ARGUMENTS,
        /** A JSON document; the blank before it is optional. */
        DOCUMENT
    }

    private final String upper;
    private final Form form;

    Verb(String text, Form form) {
        this.upper = text;
        this.form = form;
    }

    int length() {
        return upper.length();
    }

    Form form() {
        return form;
    }

    /** The verb at the start of {@code buffer[at, to)}, or null if the bytes end before it is certain. */
    static @Nullable Verb of(byte[] buffer, int at, int to) throws ProtocolException {
        Verb verb = switch (buffer[at]) {
            case 'P', 'p' -> startingWithP(buffer, at, to);
            case 'H', 'h' -> HPUB;
            case 'S', 's' -> SUB;
            case 'U', 'u' -> UNSUB;
            case 'C', 'c' -> CONNECT;
            case 'I', 'i' -> INFO;
            case '+' -> OK;
            case '-' -> ERR;
            default -> throw ProtocolException.unknownOperation();
        };
        if (verb == null) {
            return null;
        }
        int available = Math.min(verb.upper.length(), to - at);
        if (!verb.agrees(buffer, at, available)) {
            throw ProtocolException.unknownOperation();
        }
        return available == verb.upper.length() ? verb : null;
    }

    private static @Nullable Verb startingWithP(byte[] buffer, int at, int to) throws ProtocolException {
        if (at + 1 == to) {
            return null;
        }
        return switch (buffer[at + 1]) {
            case 'U', 'u' -> PUB;
            case 'I', 'i' -> PING;
            case 'O', 'o' -> PONG;
            default -> throw ProtocolException.unknownOperation();
        };
    }

    private boolean agrees(byte[] buffer, int at, int length) {
        for (int i = 0; i < length; i++) {
            byte b = buffer[at + i];
            char wanted = upper.charAt(i);
            if (b != wanted && (wanted < 'A' || b - ('a' - 'A') != wanted)) {
                return false;
            }
        }
        return true;
    }
}
