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
 * A view as lines of text, {@code name = value}: which view is open, its order and filter,
 * the columns of every view, and the settings. What a newer or older
 * version are read as far as they are understood.
 */
public final class SavedView {

    /** The beginning of the lines that say which columns a view has; the name of the view follows. */
    public static final String COLUMNS = "columns.";

    /** The lines that are about which view is open, and belong together. */
    private static final Set<String> VIEW = Set.of("view", "sort", "reversed", "filter");

    private SavedView() {}

    /** The view that is open. */
    static String of(TopState open) {
        // a detail is of something that may be gone at the next start
        TopState state = open.withPage(open.page().view());
        Settings settings = state.settings();
        Table<?> table = state.table();
        List<String> lines = new ArrayList<>();
        lines.add("# The view that topz top opens with; key w writes it anew.");
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
     * A view over a saved one.
     *
     * @param wanted lines by name; if they name a view, its order and filter are not those of the saved one
     * @param decided names of lines of the saved view that do not count
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
     * The error in lines of a view, as a sentence for people; empty when there is none.
     *
     * @param views that there are
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
     * @param untouched settings that the command line did not set: the others stay as they are
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

    /** The state with nothing of a saved view but the columns. */
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
