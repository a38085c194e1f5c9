package io.topz.broker.subject;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trie of subjects, wildcards included, that finds overlaps and matches without comparing every pair. Two subjects overlap if some
 * literal subject matches both. Two tries are walked together along their common prefixes only, so the effort grows with the number of
 * tokens. The walk is not recursive, so a subject may have any number of tokens.
 *
 * <p>Not thread-safe while subjects are added.
 */
public final class SubjectTrie {

    /** Up to this many pairs, comparing each is faster than building a trie. */
    private static final int FEW_PAIRS = 64;

    /** A trie of up to this many subjects is queried for each of the others, because a trie of tens of thousands takes megabytes. */
    private static final int FEW_SUBJECTS = 16;

    /** A prefix of subjects. */
    private static final class Node {
        final TokenMap<Node> literals = new TokenMap<>();

        @Nullable
        Node wildcard;

        /** The number of subjects that end here, and of those that end with a {@code >} after this prefix. */
        int ends;

        int fullWildcards;

        boolean hasMore() {
            return fullWildcards > 0 || wildcard != null || !literals.isEmpty();
        }

        Node child(ByteString token) {
            if (Subjects.isWildcard(token)) {
                if (wildcard == null) {
                    wildcard = new Node();
                }
                return wildcard;
            }
            Node child = literals.get(token);
            if (child == null) {
                child = new Node();
                literals.put(token, child);
            }
            return child;
        }
    }

    /** Two prefixes that some literal prefix matches. A pair of the same node stands for the subjects below it among themselves. */
    private record Pair(Node one, Node other) {}

    private final Node root = new Node();

    /** A trie of these subjects, which must be valid. */
    public static SubjectTrie of(Collection<String> subjects) {
        SubjectTrie trie = new SubjectTrie();
        subjects.forEach(subject -> trie.add(ByteString.of(subject)));
        return trie;
    }

    /** Adds a subject, which must be valid. A subject that is added twice overlaps with itself. */
    public void add(ByteString subject) {
        Node node = root;
        for (ByteString token : Subjects.tokens(subject)) {
            if (Subjects.isFullWildcard(token)) {
                node.fullWildcards++;
                return;
            }
            node = node.child(token);
        }
        node.ends++;
    }

    /** Whether two of the subjects overlap. */
    public boolean overlapsItself() {
        return meets(new Pair(root, root));
    }

    /** Whether one of these subjects overlaps with one of the others. */
    public boolean overlaps(SubjectTrie others) {
        return meets(new Pair(root, others.root));
    }

    /** Whether one of the subjects overlaps with a pattern. */
    public boolean overlaps(ByteString pattern) {
        Deque<Node> level = new ArrayDeque<>();
        level.add(root);
        for (ByteString token : Subjects.tokens(pattern)) {
            boolean full = Subjects.isFullWildcard(token);
            for (int n = level.size(); n > 0; n--) {
                Node node = level.remove();
                if (node.fullWildcards > 0 || (full && node.hasMore())) {
                    return true;
                }
                addIfThere(level, node.wildcard);
                if (Subjects.isWildcard(token)) {
                    level.addAll(node.literals.values());
                } else {
                    addIfThere(level, node.literals.get(token));
                }
            }
        }
        return level.stream().anyMatch(node -> node.ends > 0);
    }

    /** Whether one of the subjects matches a literal subject. */
    public boolean matches(ByteString literal) {
        Deque<Node> level = new ArrayDeque<>();
        level.add(root);
        for (ByteString token : Subjects.tokens(literal)) {
            for (int n = level.size(); n > 0; n--) {
                Node node = level.remove();
                if (node.fullWildcards > 0) {
                    return true;
                }
                addIfThere(level, node.wildcard);
                addIfThere(level, node.literals.get(token));
            }
        }
        return level.stream().anyMatch(node -> node.ends > 0);
    }

    /** Whether a subject of the first collection overlaps with one of the second. Efficient for few and for many subjects. */
    public static boolean overlap(Collection<String> some, Collection<String> others) {
        if ((long) some.size() * others.size() > FEW_PAIRS) {
            Collection<String> fewer = some.size() <= others.size() ? some : others;
            Collection<String> more = fewer == some ? others : some;
            SubjectTrie trie = of(fewer);
            return fewer.size() <= FEW_SUBJECTS
                    ? more.stream().anyMatch(subject -> trie.overlaps(ByteString.of(subject)))
                    : trie.overlaps(of(more));
        }
        for (String one : some) {
            for (String other : others) {
                if (Subjects.overlap(ByteString.of(one), ByteString.of(other))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The index of the first subject that overlaps with another one; -1 if there is none. The subjects must be valid. */
    public static int firstOverlapping(List<String> subjects) {
        if (areDifferentLiterals(subjects) || !of(subjects).overlapsItself()) {
            return -1;
        }
        int low = 0;
        int high = subjects.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            SubjectTrie head = of(subjects.subList(0, middle + 1));
            if (head.overlapsItself() || head.overlaps(of(subjects.subList(middle + 1, subjects.size())))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean areDifferentLiterals(List<String> subjects) {
        Set<String> seen = new HashSet<>();
        for (String subject : subjects) {
            if (!seen.add(subject) || subject.indexOf('*') >= 0 || subject.indexOf('>') >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(Pair first) {
        Deque<Pair> open = new ArrayDeque<>();
        open.push(first);
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            Node one = pair.one;
            if (one == pair.other) {
                if (one.ends > 1 || one.fullWildcards > 1 || (one.fullWildcards == 1 && hasOther(one))) {
                    return true;
                }
                openWithin(one, open);
            } else {
                Node other = pair.other;
                if ((one.ends > 0 && other.ends > 0)
                        || (one.fullWildcards > 0 && other.hasMore())
                        || (other.fullWildcards > 0 && one.hasMore())) {
                    return true;
                }
                openBetween(one, other, open);
            }
        }
        return false;
    }

    private static boolean hasOther(Node node) {
        return node.wildcard != null || !node.literals.isEmpty();
    }

    private static void openWithin(Node node, Deque<Pair> open) {
        Node wildcard = node.wildcard;
        if (wildcard != null) {
            open.push(new Pair(wildcard, wildcard));
        }
        for (Node literal : node.literals.values()) {
            open.push(new Pair(literal, literal));
            if (wildcard != null) {
                open.push(new Pair(literal, wildcard));
            }
        }
    }

    private static void openBetween(Node one, Node other, Deque<Pair> open) {
        if (one.wildcard != null && other.wildcard != null) {
            open.push(new Pair(one.wildcard, other.wildcard));
        }
        openWithLiterals(one.wildcard, other, open);
        openWithLiterals(other.wildcard, one, open);
        boolean fewer = one.literals.size() < other.literals.size();
        TokenMap<Node> few = fewer ? one.literals : other.literals;
        TokenMap<Node> many = fewer ? other.literals : one.literals;
        few.forEach((token, node) -> {
            Node same = many.get(token);
            if (same != null) {
                open.push(new Pair(node, same));
            }
        });
    }

    private static void openWithLiterals(@Nullable Node wildcard, Node other, Deque<Pair> open) {
        if (wildcard != null) {
            other.literals.values().forEach(literal -> open.push(new Pair(wildcard, literal)));
        }
    }

    private static void addIfThere(Deque<Node> nodes, @Nullable Node node) {
        if (node != null) {
            nodes.add(node);
        }
    }
}
