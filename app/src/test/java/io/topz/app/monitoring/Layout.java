package io.topz.app.monitoring;

/** Formats JSON text as Go's {@code json.MarshalIndent} does with two spaces, which both servers must match. */
final class Layout {

    private Layout() {}

    /** The same values with the white space that Go would write. */
    static String indented(String json) {
        StringBuilder out = new StringBuilder(json.length() * 2);
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString) {
                out.append(c);
                if (c == '\\') {
                    out.append(json.charAt(++i));
                } else if (c == '"') {
                    inString = false;
                }
            } else {
                depth = outside(json, i, out, depth);
                inString = c == '"';
            }
        }
        return out.toString();
    }

    private static int outside(String json, int i, StringBuilder out, int depth) {
        char c = json.charAt(i);
        switch (c) {
            case ' ', '\t', '\r', '\n' -> {
                return depth;
            }
            case '{', '[' -> {
                out.append(c);
                return isEmpty(json, i) ? depth + 1 : newLine(out, depth + 1);
            }
            case '}', ']' -> {
                char before = out.charAt(out.length() - 1);
                if (before != '{' && before != '[') {
                    newLine(out, depth - 1);
                }
                out.append(c);
                return depth - 1;
            }
            case ',' -> {
                out.append(c);
                return newLine(out, depth);
            }
            case ':' -> out.append(": ");
            default -> out.append(c);
        }
        return depth;
    }

    private static boolean isEmpty(String json, int open) {
        int next = open + 1;
        while (Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        return json.charAt(next) == '}' || json.charAt(next) == ']';
    }

    private static int newLine(StringBuilder out, int depth) {
        out.append('\n').append("  ".repeat(depth));
        return depth;
    }
}
