package io.topz.broker.subject.mapping;

import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the subjects that match a pattern: {@code orders.*.>} to {@code by-region.{{wildcard(1)}}.>}. Immutable.
 *
 * <p>Source: subject mapping of nats-server 2.10.
 */
public final class SubjectMapping {

    private final ByteString source;
    private final int sourceTokens;
    private final List<DestinationToken> parts;
    private final boolean keepsRest;

    private SubjectMapping(ByteString source, int sourceTokens, List<DestinationToken> parts, boolean keepsRest) {
        this.source = source;
        this.sourceTokens = sourceTokens;
        this.parts = parts;
        this.keepsRest = keepsRest;
    }

    /** Creates a mapping. An empty source matches all subjects. */
    public static SubjectMapping of(@Nullable String source, @Nullable String destination) throws MappingException {
        String from = source == null || source.isEmpty() ? ">" : source;
        String to = destination == null ? "" : destination;
        List<String> fromTokens = tokens(from);
        List<String> toTokens = tokens(to);
        boolean keepsRest = isFull(fromTokens);
        if (!isWellFormed(fromTokens)
                || !isWellFormed(toTokens)
                || toTokens.contains("*")
                || keepsRest != isFull(toTokens)) {
            throw MappingException.badSubject();
        }
        List<Integer> wildcards = new ArrayList<>();
        for (int i = 0; i < fromTokens.size(); i++) {
            if (fromTokens.get(i).equals("*")) {
                wildcards.add(i);
            }
        }
        List<DestinationToken> parts = new ArrayList<>();
        for (String token : keepsRest ? toTokens.subList(0, toTokens.size() - 1) : toTokens) {
            parts.add(DestinationToken.of(token, wildcards));
        }
        return new SubjectMapping(ByteString.of(from), fromTokens.size(), List.copyOf(parts), keepsRest);
    }

    /** Whether it is a valid destination: a subject with known functions only. */
    public static boolean isDestination(String destination) {
        List<String> tokens = tokens(destination);
        return isWellFormed(tokens) && tokens.stream().allMatch(DestinationToken::isKnown);
    }

    private static List<String> tokens(String subject) {
        return List.of(latin(ByteString.of(subject)).split("\\.", -1));
    }

    /** Decodes one character per byte, so that no byte is lost. */
    private static String latin(ByteString bytes) {
        return new String(bytes.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static boolean isFull(List<String> tokens) {
        return tokens.get(tokens.size() - 1).equals(">");
    }

    private static boolean isWellFormed(List<String> tokens) {
        return !tokens.contains("") && !tokens.subList(0, tokens.size() - 1).contains(">");
    }

    /** The rewritten subject; null if the subject does not match. */
    public @Nullable ByteString apply(ByteString subject) {
        if (!Subjects.matches(source, subject)) {
            return null;
        }
        List<String> tokens = List.of(latin(subject).split("\\.", -1));
        StringBuilder result = new StringBuilder();
        for (DestinationToken part : parts) {
            separate(result);
            part.write(tokens, result);
        }
        if (keepsRest) {
            for (String token : tokens.subList(sourceTokens - 1, tokens.size())) {
                separate(result);
                result.append(token);
            }
        }
        byte[] bytes = result.toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteString.copyOf(bytes, 0, bytes.length);
    }

    private static void separate(StringBuilder result) {
        if (result.length() > 0) {
            result.append('.');
        }
    }
}
