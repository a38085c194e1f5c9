package io.topz.broker.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One level of the subject tree: what follows a given row of tokens. Not safe for several threads. */
final class Level<S extends Interest> {

    /** Who subscribed to exactly the row of tokens that leads here, and the levels below. */
    private static final class Node<S extends Interest> {
        /** Both stay shared and empty until needed: most nodes have one entry or none. */
        Set<S> plain = Set.of();

        Map<ByteString, Set<S>> groups = Map.of();

        @Nullable
        Level<S> next;

        boolean add(S interest) {
            ByteString queue = interest.queue();
            if (queue != null) {
                groups = groups.isEmpty() ? new HashMap<>(2) : groups;
                return groups.computeIfAbsent(queue, unused -> new LinkedHashSet<>(2))
                        .add(interest);
            }
            plain = plain.isEmpty() ? new LinkedHashSet<>(2) : plain;
            return plain.add(interest);
        }

        boolean remove(S interest) {
            ByteString queue = interest.queue();
            if (queue == null) {
                boolean removed = !plain.isEmpty() && plain.remove(interest);
                plain = plain.isEmpty() ? Set.of() : plain;
                return removed;
            }
            Set<S> group = groups.get(queue);
            boolean removed = group != null && group.remove(interest);
            if (group != null && group.isEmpty()) {
                groups.remove(queue);
            }
            return removed;
        }

        boolean isEmpty() {
            return plain.isEmpty() && groups.isEmpty() && next == null;
        }
    }

    private final Map<ByteString, Node<S>> literals = new HashMap<>(4);
    private @Nullable Node<S> wildcard;
    private @Nullable Node<S> fullWildcard;

    /** Returns false if it was there already. */
    boolean insert(List<ByteString> tokens, int depth, S interest) {
        ByteString token = tokens.get(depth);
        Node<S> node = child(token);
        if (node == null) {
            node = new Node<>();
            setChild(token, node);
        }
        if (depth + 1 < tokens.size()) {
            Level<S> next = node.next;
            if (next == null) {
                next = new Level<>();
                node.next = next;
            }
            return next.insert(tokens, depth + 1, interest);
        }
        return node.add(interest);
    }

    /** Returns false if it was not there. Nodes that become empty go away. */
    boolean remove(List<ByteString> tokens, int depth, S interest) {
        ByteString token = tokens.get(depth);
        Node<S> node = child(token);
        if (node == null) {
            return false;
        }
        boolean removed;
        if (depth + 1 < tokens.size()) {
            Level<S> next = node.next;
            removed = next != null && next.remove(tokens, depth + 1, interest);
            if (next != null && next.isEmpty()) {
                node.next = null;
            }
        } else {
            removed = node.remove(interest);
        }
        if (node.isEmpty()) {
            setChild(token, null);
        }
        return removed;
    }

    void collect(List<ByteString> tokens, int depth, Collected<S> into) {
        if (fullWildcard != null) {
            into.add(fullWildcard);
        }
        Node<S> literal = literals.get(tokens.get(depth));
        boolean last = depth + 1 == tokens.size();
        for (Node<S> node : both(wildcard, literal)) {
            if (last) {
                into.add(node);
            } else if (node.next != null) {
                node.next.collect(tokens, depth + 1, into);
            }
        }
    }

    /**
     * Finds how many tokens at the start decide who gets a subject; returns 0 if all of them do. With one token less than all, it
     * is only so for subjects with as many tokens. What these get is added to {@code into}.
     */
    int decidingTokens(List<ByteString> tokens, Collected<S> into) {
        List<Level<S>> levels = List.of(this);
        for (int depth = 0; depth < tokens.size(); depth++) {
            if (depth > 0 && levels.stream().noneMatch(Level::tellsTokensApart)) {
                levels.forEach(level -> into.addFullWildcard(level.fullWildcard));
                return depth;
            }
            boolean last = depth + 1 == tokens.size();
            if (last && (depth == 0 || levels.stream().anyMatch(level -> !level.literals.isEmpty()))) {
                return 0;
            }
            List<Level<S>> next = new ArrayList<>(2);
            for (Level<S> level : levels) {
                into.addFullWildcard(level.fullWildcard);
                for (Node<S> node : both(level.wildcard, level.literals.get(tokens.get(depth)))) {
                    if (last) {
                        into.add(node);
                    } else if (node.next != null) {
                        next.add(node.next);
                    }
                }
            }
            levels = next;
        }
        return tokens.size() - 1;
    }

    private boolean tellsTokensApart() {
        return !literals.isEmpty() || wildcard != null;
    }

    private static <S extends Interest> List<Node<S>> both(@Nullable Node<S> first, @Nullable Node<S> second) {
        List<Node<S>> nodes = new ArrayList<>(2);
        if (first != null) {
            nodes.add(first);
        }
        if (second != null) {
            nodes.add(second);
        }
        return nodes;
    }

    boolean isEmpty() {
        return literals.isEmpty() && wildcard == null && fullWildcard == null;
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

    /** The result of a walk. Members of a group of the same name come together, whatever pattern they subscribed to. */
    static final class Collected<S extends Interest> {
        private final List<S> plain = new ArrayList<>();
        private final Map<ByteString, List<S>> groups = new HashMap<>(2);

        private void addFullWildcard(@Nullable Node<S> node) {
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
