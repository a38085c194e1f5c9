package io.topz.collectors.recorded;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How well recorded answers fit a question. */
final class Nearness {

    /** Parameters that order and cut an answer: the first to be disregarded. */
    private static final Set<String> PAGING = Set.of("sort", "offset", "limit");

    /** Parameters that add fields to an answer. */
    private static final Set<String> DETAIL = Set.of(
            "auth",
            "subs",
            "accs",
            "unused",
            "accounts",
            "streams",
            "consumers",
            "direct-consumers",
            "config",
            "raft",
            "details");

    /** More than all that can differ in paging. */
    private static final int MORE_DETAIL = PAGING.size() + 1;

    /** More than all detail that can be too much. */
    private static final int MISSING_DETAIL = MORE_DETAIL * (DETAIL.size() + 1);

    private final Map<String, String> asked;

    /** @param asked the parameters of the question */
    Nearness(Map<String, String> asked) {
        this.asked = withImplied(asked);
    }

    /** Whether an answer is about the same: it differs in order, paging and detail only. */
    boolean admits(Map<String, String> recorded) {
        return differences(asked, withImplied(recorded)).stream()
                .allMatch(key -> PAGING.contains(key) || DETAIL.contains(key));
    }

    /** 0 for the very same question, more for each detail that is missing, less for one too many, least for paging. */
    int distance(Map<String, String> recorded) {
        int distance = 0;
        for (String difference : differences(asked, withImplied(recorded))) {
            if (DETAIL.contains(difference)) {
                distance += asked.containsKey(difference) ? MISSING_DETAIL : MORE_DETAIL;
            } else {
                distance++;
            }
        }
        return distance;
    }

    /** Streams come within accounts, consumers within streams, asked for or not. */
    private static Map<String, String> withImplied(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        if (all.containsKey("consumers")) {
            all.putIfAbsent("streams", all.get("consumers"));
        }
        if (all.containsKey("streams")) {
            all.putIfAbsent("accounts", all.get("streams"));
        }
        return all;
    }

    /** The names of the parameters that are not equal. */
    private static Set<String> differences(Map<String, String> some, Map<String, String> others) {
        Set<String> names = new TreeSet<>(some.keySet());
        names.addAll(others.keySet());
        names.removeIf(key -> some.getOrDefault(key, "").equals(others.getOrDefault(key, "")));
        return names;
    }
}
