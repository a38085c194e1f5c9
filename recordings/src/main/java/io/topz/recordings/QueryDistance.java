package io.topz.recordings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A measure of how well a recorded answer fits a question. */
final class QueryDistance {

    /** Parameters that order and limit an answer; differences in them count least. */
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

    /** Parameters that select from an answer without them. */
    private static final Set<String> CHOICE = Set.of("cid", "acc", "user", "mqtt_client", "test");

    /** The cost of an unneeded detail, which is more than all possible differences in paging. */
    private static final int MORE_DETAIL = PAGING.size() + 1;

    /** The cost of a missing detail, which is more than that of all unneeded details. */
    private static final int MISSING_DETAIL = MORE_DETAIL * (DETAIL.size() + 1);

    /** The cost of an answer without the requested selection, which is more than that of all missing details. */
    private static final int WIDER = MISSING_DETAIL * (DETAIL.size() + 1);

    /** The cost of a truncated answer, which lacks whole entries; equal to that of a missing selection. */
    private static final int CUT_SHORT = WIDER;

    private final Map<String, String> asked;

    /**
     * Creates the measure for a question.
     *
     * @param asked the parameters of the question
     */
    QueryDistance(Map<String, String> asked) {
        this.asked = withImplied(asked);
    }

    /** Whether an answer has the same content except for order, paging and detail. */
    boolean admits(Map<String, String> recorded) {
        return differences(recorded).stream().allMatch(QueryDistance::isForm);
    }

    /** Whether an answer has the same content or more, so that the requested selection can be made from it. */
    boolean admitsWider(Map<String, String> recorded) {
        return differences(recorded).stream()
                .allMatch(key -> isForm(key) || (CHOICE.contains(key) && !recorded.containsKey(key)));
    }

    private static boolean isForm(String key) {
        return PAGING.contains(key) || DETAIL.contains(key);
    }

    /** Whether an answer contains the same entries in the same order; fields may be missing or unneeded. */
    boolean isSamePage(Map<String, String> recorded) {
        return DETAIL.containsAll(differences(recorded));
    }

    /**
     * The distance: 0 for the same question. A missing selection or a truncated answer costs most, then missing detail, then unneeded
     * detail; paging costs least.
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

    /** The limit of a question: servers use 1024 if there is none or if it is invalid. */
    private static long limit(Map<String, String> parameters) {
        String limit = parameters.getOrDefault("limit", "");
        return limit.matches("[0-9]{1,9}") && Long.parseLong(limit) > 0 ? Long.parseLong(limit) : 1024;
    }

    /** The parameters with those that they imply: streams are listed within accounts, and consumers within streams. */
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

    /** The names of the parameters that differ. */
    private Set<String> differences(Map<String, String> parameters) {
        Map<String, String> recorded = withImplied(parameters);
        Set<String> names = new TreeSet<>(asked.keySet());
        names.addAll(recorded.keySet());
        names.removeIf(key -> asked.getOrDefault(key, "").equals(recorded.getOrDefault(key, "")));
        return names;
    }
}
