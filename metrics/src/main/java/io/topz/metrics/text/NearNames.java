package io.topz.metrics.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Suggests existing names for a mistyped one. */
public final class NearNames {

    /** The maximum number of suggestions. */
    private static final int MOST = 5;

    /** The least length of a part of a name by which it is found. */
    private static final int SHORTEST_PART = 3;

    private NearNames() {}

    /** The names similar to a typed one, the nearest first; empty if there are none. */
    public static List<String> of(String typed, Collection<String> names) {
        return names.stream()
                .distinct()
                .filter(name -> isNear(typed, name))
                .sorted(Comparator.<String>comparingInt(name -> distance(name, typed))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static boolean isNear(String typed, String name) {
        boolean isPart = typed.length() >= SHORTEST_PART && (name.contains(typed) || typed.contains(name));
        return isPart || distance(name, typed) <= 2;
    }

    /** The number of letters to change, add or remove. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
