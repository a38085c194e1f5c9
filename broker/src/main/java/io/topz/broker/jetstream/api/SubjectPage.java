package io.topz.broker.jetstream.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of the subjects of a stream.
 *
 * @param subjects null when they were not asked for or there are none
 */
record SubjectPage(
        long total, long offset, long limit, @Nullable Map<String, Long> subjects) {

    static final long LIMIT = 100_000;

    static final SubjectPage NONE = new SubjectPage(0, 0, 0, null);

    /** Those from {@code offset} on. */
    static SubjectPage of(Map<String, Long> all, long offset) {
        if (all.isEmpty()) {
            return NONE;
        }
        long from = Math.max(0, offset);
        List<Map.Entry<String, Long>> entries = new ArrayList<>(all.entrySet());
        Map<String, Long> page = new LinkedHashMap<>();
        for (long i = from; i < Math.min(all.size(), from + LIMIT); i++) {
            Map.Entry<String, Long> entry = entries.get((int) i);
            page.put(entry.getKey(), entry.getValue());
        }
        return new SubjectPage(all.size(), from, LIMIT, page.isEmpty() ? null : page);
    }
}
