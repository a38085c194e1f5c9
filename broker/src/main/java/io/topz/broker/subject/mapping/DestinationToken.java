package io.topz.broker.subject.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function of the matched tokens that yields one token of the destination of a {@link SubjectMapping}. */
@FunctionalInterface
interface DestinationToken {

    Pattern CALL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*\\((.*)\\)\\s*}}");

    List<String> FUNCTIONS = List.of(
            "wildcard",
            "partition",
            "split",
            "splitfromleft",
            "splitfromright",
            "slicefromleft",
            "slicefromright",
            "left",
            "right");

    /** Writes the token, given the tokens of the subject to be rewritten. */
    void write(List<String> tokens, StringBuilder out);

    /** {@code wildcards} are the indices of the tokens that the wildcards match. */
    static DestinationToken of(String token, List<Integer> wildcards) throws MappingException {
        if (token.length() > 1 && token.charAt(0) == '$' && token.substring(1).matches("\\d{1,9}")) {
            return wildcard(token, Integer.parseInt(token.substring(1)), wildcards);
        }
        if (token.length() > 4 && token.startsWith("{{") && token.endsWith("}}")) {
            Matcher call = CALL.matcher(token);
            if (!call.matches()) {
                throw MappingException.badDestination("unknown function", token);
            }
            List<String> arguments = List.of(call.group(2).split(",\\s*", -1));
            return call(token, call.group(1).toLowerCase(Locale.ROOT), arguments, wildcards);
        }
        return (tokens, out) -> out.append(token);
    }

    /** Whether it is a literal token or a known function. */
    static boolean isKnown(String token) {
        if (!token.startsWith("{{") || !token.endsWith("}}")) {
            return true;
        }
        Matcher call = CALL.matcher(token);
        return call.matches() && FUNCTIONS.contains(call.group(1).toLowerCase(Locale.ROOT));
    }

    private static DestinationToken call(String token, String function, List<String> arguments, List<Integer> wildcards)
            throws MappingException {
        switch (function) {
            case "wildcard" -> {
                require(token, arguments, 1, 1);
                return wildcard(token, number(token, arguments.get(0)), wildcards);
            }
            case "partition" -> {
                require(token, arguments, 2, Integer.MAX_VALUE);
                return partition(token, arguments, wildcards);
            }
            case "split" -> {
                require(token, arguments, 2, 2);
                String separator = arguments.get(1);
                if (separator.isEmpty() || separator.contains(" ") || separator.contains(".")) {
                    throw MappingException.badDestination("function argument is invalid or in the wrong format", token);
                }
                int index = index(token, number(token, arguments.get(0)), wildcards);
                return (tokens, out) -> out.append(TokenFunction.split(tokens.get(index), separator));
            }
            case "splitfromleft", "splitfromright", "slicefromleft", "slicefromright", "left", "right" -> {
                require(token, arguments, 2, 2);
                int index = index(token, number(token, arguments.get(0)), wildcards);
                int size = number(token, arguments.get(1));
                TokenFunction cut = TokenFunction.of(function);
                return (tokens, out) -> out.append(cut.cut(tokens.get(index), size));
            }
            default -> throw MappingException.badDestination("unknown function", token);
        }
    }

    private static void require(String token, List<String> arguments, int min, int max) throws MappingException {
        if (arguments.size() < min || arguments.get(0).isBlank()) {
            throw MappingException.badDestination("not enough arguments passed to the function", token);
        }
        if (arguments.size() > max) {
            throw MappingException.badDestination("too many arguments passed to the function", token);
        }
    }

    private static DestinationToken wildcard(String token, int number, List<Integer> wildcards)
            throws MappingException {
        int index = index(token, number, wildcards);
        return (tokens, out) -> out.append(tokens.get(index));
    }

    private static DestinationToken partition(String token, List<String> arguments, List<Integer> wildcards)
            throws MappingException {
        int partitions = number(token, arguments.get(0));
        if (partitions <= 0) {
            throw MappingException.badDestination("function argument is invalid or in the wrong format", token);
        }
        List<Integer> indices = new ArrayList<>();
        for (String argument : arguments.subList(1, arguments.size())) {
            indices.add(index(token, number(token, argument), wildcards));
        }
        return (tokens, out) -> {
            int hash = FNV_OFFSET;
            for (int index : indices) {
                for (byte b : tokens.get(index).getBytes(StandardCharsets.ISO_8859_1)) {
                    hash = (hash ^ (b & 0xff)) * FNV_PRIME;
                }
            }
            out.append(Integer.remainderUnsigned(hash, partitions));
        };
    }

    /** The offset basis of the 32-bit FNV-1a hash. */
    int FNV_OFFSET = 0x811c9dc5;

    int FNV_PRIME = 0x01000193;

    private static int number(String token, String argument) throws MappingException {
        String digits = argument.strip();
        if (!digits.matches("-?\\d{1,9}")) {
            throw MappingException.badDestination("function argument is invalid or in the wrong format", token);
        }
        return Integer.parseInt(digits);
    }

    private static int index(String token, int number, List<Integer> wildcards) throws MappingException {
        if (number < 1 || number > wildcards.size()) {
            String where = wildcards.isEmpty() ? token : token + ": [" + number + "]";
            throw MappingException.badDestination("wildcard index out of range", where);
        }
        return wildcards.get(number - 1);
    }
}
