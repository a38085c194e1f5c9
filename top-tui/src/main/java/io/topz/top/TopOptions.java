package io.topz.top;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import io.topz.top.table.ColumnChoice;
import io.topz.top.table.TableSpec;
import io.topz.top.view.StandardViews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of the dashboard, with the names of nats-top's flags in brackets.
 *
 * @param limit the number of connections to request, at least 1 ({@code -n})
 * @param interval the time from one poll to the next, more than zero ({@code -d})
 * @param sort the key of the column to sort by, one of {@link #sortKeys} ({@code -sort})
 * @param lookup whether host names are looked up by DNS ({@code -lookup})
 * @param raw whether every digit is shown instead of K, M and G ({@code -b})
 * @param subs whether a column shows the subjects ({@code -u})
 * @param maxRedraws the number of polls to show before the end, 0 for no end ({@code -r})
 * @param output the file for one report, {@code -} for standard output; null for the dashboard ({@code -o})
 * @param delimiter the separator of a report in CSV; empty for text ({@code -l})
 * @param patience the time limit for the first answer; with zero the dashboard waits for ever and reports do not wait
 * @param views the views of the view bar
 * @param columns the columns of views by their names, in the format of {@link io.topz.top.table.ColumnChoice}
 */
@RecordBuilder
public record TopOptions(
        int limit,
        Duration interval,
        String sort,
        boolean lookup,
        boolean raw,
        boolean subs,
        int maxRedraws,
        @Nullable String output,
        String delimiter,
        Duration patience,
        ViewList views,
        Map<String, String> columns)
        implements TopOptionsBuilder.With {

    /** nats-top's defaults. */
    public static final TopOptions DEFAULT = TopOptionsBuilder.builder()
            .limit(1024)
            .interval(Duration.ofSeconds(1))
            .sort("cid")
            .delimiter("")
            .patience(Duration.ZERO)
            .views(StandardViews.ALL)
            .columns(Map.of())
            .build();

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException with a sentence for the user if a value is not possible
     */
    public TopOptions {
        if (limit < 1) {
            throw new IllegalArgumentException("the number of connections (-n) must be at least 1, not " + limit);
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("the delay (-d) must be more than 0 seconds");
        }
        if (!sortKeys().contains(sort)) {
            throw new IllegalArgumentException(
                    "cannot sort by " + sort + " (-sort); one of: " + String.join(" ", sortKeys()));
        }
        chosen(views, columns);
    }

    /**
     * The columns for views, from the names of the views.
     *
     * @throws IllegalArgumentException with a sentence for the user if there is no such view or column
     */
    private static Map<View, String> chosen(ViewList views, Map<String, String> columns) {
        Map<View, String> chosen = new LinkedHashMap<>();
        columns.forEach((word, names) -> {
            View view = views.named(word)
                    .orElseThrow(() -> new IllegalArgumentException("there is no view %s (--columns); one of: %s"
                            .formatted(word, String.join(" ", views.words()))));
            TableSpec<?> spec = view.spec();
            String problem = spec == null ? "it has no table" : ColumnChoice.problem(spec, names);
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException("the columns of %s (--columns): %s".formatted(word, problem));
            }
            chosen.put(view, names);
        });
        return chosen;
    }

    /** The columns of views that the user has chosen. */
    Map<View, String> chosenColumns() {
        return chosen(views, columns);
    }

    /** The keys that connections can be sorted by; {@code stop} and {@code reason} sort the closed ones. */
    public static List<String> sortKeys() {
        List<String> keys = new ArrayList<>(TableSpec.OPEN.keys());
        TableSpec.CLOSED.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        return keys;
    }
}
