package io.topz.broker.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A level of the subject trie: the nodes that follow a given sequence of tokens. Not thread-safe. */
final class TrieLevel<S extends Interest> {

    /** A node of the subject trie: the subscriptions to exactly the tokens on its path, and the next level. */
    private static final class Node<S extends Interest> {
        /** Immutable while there is one entry or none, as in most nodes, because a hash table would be many times as large. */
        Set<S> plain = Set.of();

        Map<ByteString, Set<S>> groups = Map.of();

        @Nullable
        TrieLevel<S> next;

        boolean add(S interest) {
            ByteString queue = interest.queue();
            if (queue != null) {
                groups = groups.isEmpty() ? new HashMap<>(2) : groups;
                return groups.computeIfAbsent(queue, unused -> new LinkedHashSet<>(2))
                        .add(interest);
            }
            return addPlain(interest);
        }

        private boolean addPlain(S interest) {
            if (plain.isEmpty()) {
                plain = Set.of(interest);
                return true;
            }
            if (plain.size() == 1) {
                plain = new LinkedHashSet<>(plain);
            }
            return plain.add(interest);
        }

        boolean remove(S interest) {
            ByteString queue = interest.queue();
            if (queue == null) {
                return removePlain(interest);
            }
            Set<S> group = groups.get(queue);
            boolean removed = group != null && group.remove(interest);
            if (group != null && group.isEmpty()) {
                groups.remove(queue);
            }
            return removed;
        }

        private boolean removePlain(S interest) {
            if (!plain.contains(interest)) {
                return false;
            }
            if (plain.size() > 1) {
                plain.remove(interest);
            }
            if (plain.size() == 1) {
                plain = plain.contains(interest) ? Set.of() : Set.copyOf(plain);
            }
            return true;
        }

        boolean isEmpty() {
            return plain.isEmpty() && groups.isEmpty() && next == null;
        }
    }

    private final TokenMap<Node<S>> literals = new TokenMap<>();
    private @Nullable Node<S> wildcard;
    private @Nullable Node<S> fullWildcard;

    /** Adds an entry; returns false if it existed already. */
    boolean insert(List<ByteString> tokens, S interest) {
        TrieLevel<S> level = this;
        int last = tokens.size() - 1;
        for (ByteString token : tokens.subList(0, last)) {
            Node<S> node = level.childOrNew(token);
            TrieLevel<S> next = node.next;
            if (next == null) {
                next = new TrieLevel<>();
                node.next = next;
            }
            level = next;
        }
        return level.childOrNew(tokens.get(last)).add(interest);
    }

    /** Removes an entry and the nodes that become empty; returns false if it did not exist. */
    boolean remove(List<ByteString> tokens, S interest) {
        List<TrieLevel<S>> path = new ArrayList<>(tokens.size());
        TrieLevel<S> level = this;
        Node<S> node = null;
        for (ByteString token : tokens) {
            node = level == null ? null : level.child(token);
            if (level == null || node == null) {
                return false;
            }
            path.add(level);
            level = node.next;
        }
        if (node == null || !node.remove(interest)) {
            return false;
        }
        removeEmptyNodes(path, tokens);
        return true;
    }

    private static <S extends Interest> void removeEmptyNodes(List<TrieLevel<S>> path, List<ByteString> tokens) {
        for (int depth = path.size() - 1; depth >= 0; depth--) {
            TrieLevel<S> level = path.get(depth);
            Node<S> node = level.child(tokens.get(depth));
            if (node == null) {
                return;
            }
            if (node.next != null && node.next.isEmpty()) {
                node.next = null;
            }
            if (!node.isEmpty()) {
                return;
            }
            level.setChild(tokens.get(depth), null);
        }
    }

    /** Adds all entries that match these tokens. */
    void collect(List<ByteString> tokens, Collected<S> into) {
        List<TrieLevel<S>> levels = List.of(this);
        int last = tokens.size() - 1;
        for (int depth = 0; depth <= last && !levels.isEmpty(); depth++) {
            levels = follow(levels, tokens.get(depth), depth == last, into);
        }
    }

    /**
     * Follows one token from several levels and returns the next levels; entries on the way are added to {@code into}. It works level by
     * level instead of recursively, because subjects may have any number of tokens.
     */
    private static <S extends Interest> List<TrieLevel<S>> follow(
            List<TrieLevel<S>> levels, ByteString token, boolean last, Collected<S> into) {
        List<TrieLevel<S>> next = last ? List.of() : new ArrayList<>(2);
        for (TrieLevel<S> level : levels) {
            into.addIfAny(level.fullWildcard);
            Node<S> wildcard = level.wildcard;
            Node<S> literal = level.literals.get(token);
            if (last) {
                into.addIfAny(wildcard);
                into.addIfAny(literal);
                continue;
            }
            if (wildcard != null && wildcard.next != null) {
                next.add(wildcard.next);
            }
            if (literal != null && literal.next != null) {
                next.add(literal.next);
            }
        }
        return next;
    }

    /**
     * Finds the number of leading tokens that determine the receivers of a subject; 0 if all tokens do. If all but the last do, this holds
     * only for subjects with the same number of tokens. The receivers are added to {@code into}.
     */
    int decidingTokens(List<ByteString> tokens, Collected<S> into) {
        List<TrieLevel<S>> levels = List.of(this);
        int last = tokens.size() - 1;
        for (int depth = 0; depth <= last; depth++) {
            if (depth > 0 && levels.stream().noneMatch(TrieLevel::tellsTokensApart)) {
                levels.forEach(level -> into.addIfAny(level.fullWildcard));
                return depth;
            }
            if (depth == last && (depth == 0 || levels.stream().anyMatch(level -> !level.literals.isEmpty()))) {
                return 0;
            }
            levels = follow(levels, tokens.get(depth), depth == last, into);
        }
        return last;
    }

    private boolean tellsTokensApart() {
        return !literals.isEmpty() || wildcard != null;
    }

    boolean isEmpty() {
        return literals.isEmpty() && wildcard == null && fullWildcard == null;
    }

    private Node<S> childOrNew(ByteString token) {
        Node<S> node = child(token);
        if (node == null) {
            node = new Node<>();
            setChild(token, node);
        }
        return node;
    }

    private @Nullable Node<S> child(ByteString token) {
        if (Subjects.isWildcard(token)) {
            return wildcard;
        }
        return Subjects.isFullWildcard(token) ? fullWildcard : literals.get(token);
    }

    private void setChild(ByteString token, @Nullable Node<S> node) {
        if (Subjects.isWildcard(token)) {
            wildcard = node;
        } else if (Subjects.isFullWildcard(token)) {
            fullWildcard = node;
        } else if (node == null) {
            literals.remove(token);
        } else {
            literals.put(token, node);
        }
    }

    /** The result of a walk. Members of a queue group are collected together, whatever pattern they subscribed to. */
    static final class Collected<S extends Interest> {
        private final List<S> plain = new ArrayList<>();
        private final Map<ByteString, List<S>> groups = new HashMap<>(2);

        private void addIfAny(@Nullable Node<S> node) {
            if (node != null) {
                add(node);
            }
        }

        private void add(Node<S> node) {
            plain.addAll(node.plain);
            node.groups.forEach((name, members) ->
                    groups.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(members));
        }

        Match<S> toMatch() {
            return new Match<>(plain, List.copyOf(groups.values()));
        }
    }
}
