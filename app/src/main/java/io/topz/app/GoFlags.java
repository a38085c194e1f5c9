package io.topz.app;

import java.util.Set;
import java.util.stream.Stream;

/** Accepts flags in the syntax of Go programs: one dash or two before any name. */
final class GoFlags {

    private GoFlags() {}

    /**
     * Rewrites {@code -name} to {@code --name} and {@code --x} to {@code -x}; everything else is unchanged.
     *
     * @param oneDash the names of more than one letter that are declared with one dash
     */
    static String[] normalise(Set<String> oneDash, String... args) {
        return Stream.of(args).map(arg -> normalise(oneDash, arg)).toArray(String[]::new);
    }

    private static String normalise(Set<String> oneDash, String arg) {
        if (!arg.startsWith("-") || arg.equals("-") || arg.equals("--")) {
            return arg;
        }
        String bare = arg.startsWith("--") ? arg.substring(2) : arg.substring(1);
        int equals = bare.indexOf('=');
        String name = equals < 0 ? bare : bare.substring(0, equals);
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            return arg;
        }
        return (name.length() == 1 || oneDash.contains(name) ? "-" : "--") + bare;
    }
}
