package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.stream.SubjectCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One page of the subjects of a stream.
 *
 * @param subjects null if they were not requested or there are none
 */
record SubjectPage(
        long total, long offset, long limit, @Nullable Map<String, Long> subjects) {

    static final long LIMIT = 100_000;

    static final SubjectPage NONE = new SubjectPage(0, 0, 0, null);

    /** The page that starts at {@code offset}, in the order of the subjects. */
    static SubjectPage of(List<SubjectCount> all, long offset) {
        if (all.isEmpty()) {
            return NONE;
        }
        Map<String, Long> sorted = new TreeMap<>();
        all.forEach(count -> sorted.put(count.subject().toString(), count.messages()));
        long from = Math.max(0, offset);
        Map<String, Long> page = new LinkedHashMap<>();
        sorted.entrySet().stream().skip(from).limit(LIMIT).forEach(entry -> page.put(entry.getKey(), entry.getValue()));
        return new SubjectPage(all.size(), from, LIMIT, page.isEmpty() ? null : page);
    }
}
