package io.topz.top.control;

import io.topz.metrics.text.Amount;
import io.topz.metrics.text.Times;
import io.topz.top.query.Problem;
import io.topz.top.state.Settings;
import io.topz.top.state.Tables;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import io.topz.top.table.ColumnChoice;
import io.topz.top.table.RowFilter;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The view in text form, as lines of {@code name = value}: the open view with its order and filter, the columns of every view, and the
 * settings. Lines of other versions are read as far as they are known.
 */
public final class SavedView {

    /** The prefix of the lines with the columns of a view, whose name follows. */
    public static final String COLUMNS = "columns.";

    /** The lines that describe the open view and belong together. */
    private static final Set<String> VIEW = Set.of("view", "sort", "reversed", "filter");

    private SavedView() {}

    /** The text for the open view. */
    static String of(TopState open) {
        // A detail page may show something that no longer exists at the next start.
        TopState state = open.withPage(open.page().view());
        Settings settings = state.settings();
        Table<?> table = state.table();
        List<String> lines = new ArrayList<>();
        lines.add("# The view that topz top opens with; key w overwrites it.");
        lines.add("view = " + state.page().view().word());
        lines.add("sort = " + table.order().key());
        lines.add("reversed = " + table.order().reversed());
        lines.add("filter = " + table.filter());
        lines.add("interval = " + Times.interval(settings.interval()));
        lines.add("limit = " + settings.limit());
        lines.add("rates = " + settings.rates());
        lines.add("raw = " + settings.raw());
        lines.add("dns = " + settings.lookup());
        lines.add("subs = " + settings.subs());
        for (View view : state.views().all()) {
            String columns = view.spec() == null
                    ? ""
                    : state.tables().of(view.spec()).choice().text();
            if (!columns.isEmpty()) {
                lines.add(COLUMNS + view.word() + " = " + columns);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * Merges wanted lines into a saved view.
     *
     * @param wanted lines by name; if they include a view, the order and filter of the saved one are dropped
     * @param decided the names of lines of the saved view to be ignored
     */
    public static String merged(ViewList views, Map<String, String> wanted, String saved, Set<String> decided) {
        Set<String> dropped = new HashSet<>(decided);
        dropped.addAll(wanted.keySet());
        if (dropped.stream().anyMatch(VIEW::contains)) {
            dropped.addAll(VIEW);
        }
        List<String> lines = new ArrayList<>();
        wanted.forEach((name, value) -> lines.add(name + " = " + value));
        if (!wanted.containsKey("view") && wanted.keySet().stream().anyMatch(VIEW::contains)) {
            lines.add("view = " + views.first().word());
        }
        saved.lines()
                .filter(line -> dropped.stream()
                        .noneMatch(name -> Lines.value(line.strip(), name).isPresent()))
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    /**
     * The error in the lines of a view as a message; empty if there is none.
     *
     * @param views the existing views
     */
    public static String problem(ViewList views, Map<String, String> lines) {
        String name = lines.getOrDefault("view", views.first().word());
        Optional<View> view = views.named(name);
        if (view.isEmpty()) {
            return "there is no view " + name + "; one of: " + String.join(" ", views.words());
        }
        for (String flag : List.of("reversed", "rates")) {
            if (lines.containsKey(flag) && !Set.of("true", "false").contains(lines.get(flag))) {
                return flag + " is true or false, not " + lines.get(flag);
            }
        }
        TableSpec<?> spec = view.get().spec();
        String sort = lines.get("sort");
        if (spec == null) {
            return sort == null ? "" : "view " + name + " has no table to sort";
        }
        if (sort != null && spec.column(sort).isEmpty()) {
            return "%s cannot be sorted by %s; one of: %s".formatted(name, sort, String.join(" ", spec.keys()));
        }
        return RowFilter.of(spec, lines.getOrDefault("filter", "")).problems().stream()
                .findFirst()
                .map(Problem::sentence)
                .orElse("");
    }

    /**
     * The state with a saved view.
     *
     * @param untouched the default settings: only settings that still have these values are restored
     */
    public static TopState restored(TopState state, String text, Settings untouched) {
        Lines lines = new Lines(text);
        Settings now = state.settings();
        Settings settings = now;
        Double interval = Amount.seconds(lines.get("interval"));
        if (interval != null && interval >= 0.1 && now.interval().equals(untouched.interval())) {
            settings = settings.withInterval(Duration.ofNanos((long) (interval * 1e9)));
        }
        Double limit = Amount.count(lines.get("limit"));
        if (limit != null && limit >= 1 && limit < Integer.MAX_VALUE && now.limit() == untouched.limit()) {
            settings = settings.withLimit(limit.intValue());
        }
        settings = settings.withRates(now.rates() || lines.isTrue("rates"))
                .withRaw(now.raw() || lines.isTrue("raw"))
                .withLookup(now.lookup() || lines.isTrue("dns"))
                .withSubs(now.subs() || lines.isTrue("subs"));
        TopState set = withColumns(SettingsChange.with(state, settings), text);
        return state.views()
                .named(lines.get("view"))
                .map(view -> table(Navigation.open(set, view), lines))
                .orElse(set);
    }

    /** The state with only the columns of a saved view. */
    public static TopState withColumns(TopState state, String text) {
        Lines lines = new Lines(text);
        Map<View, String> columns = new LinkedHashMap<>();
        state.views().all().forEach(view -> columns.put(view, lines.get(COLUMNS + view.word())));
        columns.values().removeIf(String::isEmpty);
        return choosing(state, columns);
    }

    /** The state with the columns of views. */
    public static TopState choosing(TopState state, Map<View, String> columns) {
        Tables tables = state.tables();
        for (Map.Entry<View, String> view : columns.entrySet()) {
            TableSpec<?> spec = view.getKey().spec();
            tables = spec == null ? tables : choosing(tables, spec, view.getValue());
        }
        return state.withTables(tables);
    }

    private static <R> Tables choosing(Tables tables, TableSpec<R> spec, String columns) {
        return tables.with(tables.of(spec).choosing(ColumnChoice.of(spec, columns)));
    }

    private static TopState table(TopState state, Lines lines) {
        SortOrder order = new SortOrder(lines.get("sort"), lines.isTrue("reversed"));
        TopState sorted = state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return table.spec().column(order.key()).isPresent() ? table.sortedBy(order) : table;
            }
        });
        return TextInput.filtered(sorted, lines.get("filter"));
    }

    /** Values by name. */
    private record Lines(String text) {

        String get(String name) {
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> value(line, name))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse("");
        }

        private static Optional<String> value(String line, String name) {
            int equals = line.indexOf('=');
            return equals > 0 && line.substring(0, equals).strip().equals(name)
                    ? Optional.of(line.substring(equals + 1).strip())
                    : Optional.empty();
        }

        boolean isTrue(String name) {
            return get(name).equals("true");
        }
    }
}
