package io.topz.recordings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Measures how well a recorded answer fits a question. */
final class QueryDistance {

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

    /** Parameters that choose from an answer without them. */
    private static final Set<String> CHOICE = Set.of("cid", "acc", "user", "mqtt_client", "test");

    /** More than all that can differ in paging. */
    private static final int MORE_DETAIL = PAGING.size() + 1;

    /** More than all detail that can be too much. */
    private static final int MISSING_DETAIL = MORE_DETAIL * (DETAIL.size() + 1);

    /** More than all detail that can be missing. */
    private static final int WIDER = MISSING_DETAIL * (DETAIL.size() + 1);

    /** As much as that: an answer that was cut short lacks whole entries. */
    private static final int CUT_SHORT = WIDER;

    private final Map<String, String> asked;

    /** @param asked the parameters of the question */
    QueryDistance(Map<String, String> asked) {
        this.asked = withImplied(asked);
    }

    /** Whether an answer is about the same: it differs in order, paging and detail only. */
    boolean admits(Map<String, String> recorded) {
        return differences(recorded).stream().allMatch(QueryDistance::isForm);
    }

    /** Whether an answer is about the same or more: the choice that was asked for can be made from it. */
    boolean admitsWider(Map<String, String> recorded) {
        return differences(recorded).stream()
                .allMatch(key -> isForm(key) || (CHOICE.contains(key) && !recorded.containsKey(key)));
    }

    private static boolean isForm(String key) {
        return PAGING.contains(key) || DETAIL.contains(key);
    }

    /** Whether an answer holds the same, in the same order; fields may be missing, and there may be too many. */
    boolean isSamePage(Map<String, String> recorded) {
        return DETAIL.containsAll(differences(recorded));
    }

    /**
     * 0 for the very same question; most for a choice that was not made or a shorter answer, then missing detail, too much, least for
     * paging.
     */
    int distance(Map<String, String> recorded) {
        int distance = 0;
        for (String difference : differences(recorded)) {
            if (CHOICE.contains(difference)) {
                distance += WIDER;
            } else if (DETAIL.contains(difference)) {
                distance += asked.containsKey(difference) ? MISSING_DETAIL : MORE_DETAIL;
            } else if (difference.equals("limit") && limit(recorded) < limit(asked)) {
                distance += CUT_SHORT;
            } else {
                distance++;
            }
        }
        return distance;
    }

    /** Servers take 1024 for none, and for one that they cannot read. */
    private static long limit(Map<String, String> parameters) {
        String limit = parameters.getOrDefault("limit", "");
        return limit.matches("[0-9]{1,9}") && Long.parseLong(limit) > 0 ? Long.parseLong(limit) : 1024;
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
    private Set<String> differences(Map<String, String> parameters) {
        Map<String, String> recorded = withImplied(parameters);
        Set<String> names = new TreeSet<>(asked.keySet());
        names.addAll(recorded.keySet());
        names.removeIf(key -> asked.getOrDefault(key, "").equals(recorded.getOrDefault(key, "")));
        return names;
    }
}
