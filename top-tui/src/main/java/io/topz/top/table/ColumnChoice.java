package io.topz.top.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that the user has chosen for a table. They are typed as names with commas between them. {@code a,b} means exactly these
 * columns. With {@code +c} (one more), {@code -d} (hidden) or {@code *} (the remaining ones) the list changes the usual columns, and names
 * without a sign come first.
 *
 * @param isExact whether only the first columns are shown
 * @param first the keys of the columns that come first, in order
 * @param added the keys of the columns after the usual ones
 * @param hidden the keys of the hidden columns
 */
public record ColumnChoice(boolean isExact, List<String> first, List<String> added, List<String> hidden) {

    /** The usual columns. */
    public static final ColumnChoice USUAL = new ColumnChoice(false, List.of(), List.of(), List.of());

    private static final String OTHERS = "*";

    /** A typed name without its sign. */
    private record Item(char sign, String name) {

        private static final char NONE = ' ';

        static Item of(String typed) {
            boolean hasSign = typed.startsWith("+") || typed.startsWith("-");
            return new Item(hasSign ? typed.charAt(0) : NONE, hasSign ? typed.substring(1) : typed);
        }
    }

    /** Parses a choice. Names that the table does not have are ignored. */
    public static ColumnChoice of(TableSpec<?> spec, String text) {
        Set<String> first = new LinkedHashSet<>();
        Set<String> added = new LinkedHashSet<>();
        Set<String> hidden = new LinkedHashSet<>();
        boolean isExact = true;
        for (Item item : items(text)) {
            isExact &= item.sign == Item.NONE && !item.name.equals(OTHERS);
            Optional<String> key = spec.column(item.name).map(Column::key);
            if (key.isPresent()) {
                Set<String> keys = item.sign == '+' ? added : item.sign == '-' ? hidden : first;
                keys.add(key.get());
            }
        }
        return USUAL.then(new ColumnChoice(
                isExact && !first.isEmpty(), List.copyOf(first), List.copyOf(added), List.copyOf(hidden)));
    }

    /** The error of a typed choice as a sentence, with suggestions; empty if it is valid. */
    public static String problem(TableSpec<?> spec, String text) {
        return items(text).stream()
                .filter(item -> !item.name.equals(OTHERS) || item.sign != Item.NONE)
                .filter(item -> spec.column(item.name).isEmpty())
                .findFirst()
                .map(item -> spec.unknown(item.name))
                .orElse("");
    }

    private static List<Item> items(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[, ]+"))
                .filter(typed -> !typed.isEmpty())
                .map(Item::of)
                .toList();
    }

    /** Whether the columns are the usual ones. */
    public boolean isUsual() {
        return equals(USUAL);
    }

    /** This choice, changed by another one. An exact choice replaces it. */
    public ColumnChoice then(ColumnChoice change) {
        if (change.isExact || change.isUsual()) {
            return change;
        }
        List<String> firsts = without(joined(change.first, first), change.hidden);
        if (isExact) {
            List<String> all = without(joined(firsts, change.added), change.hidden);
            return all.isEmpty() ? USUAL : new ColumnChoice(true, all, List.of(), List.of());
        }
        List<String> shown = joined(change.first, change.added);
        return new ColumnChoice(
                false,
                firsts,
                without(without(joined(added, change.added), firsts), change.hidden),
                joined(without(hidden, shown), change.hidden));
    }

    /** The distinct elements of both lists. */
    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static List<String> without(List<String> all, List<String> left) {
        return all.stream().filter(key -> !left.contains(key)).toList();
    }

    /** Whether the user has requested a column by name. */
    public boolean isNamed(String key) {
        return first.contains(key) || added.contains(key);
    }

    /**
     * The columns to show.
     *
     * @param usual the columns shown without a choice; one that stretches stays last
     */
    public <R> List<Column<R>> applied(TableSpec<R> spec, List<Column<R>> usual) {
        if (isUsual()) {
            return usual;
        }
        List<Column<R>> others = isExact
                ? List.of()
                : usual.stream()
                        .filter(column -> !isNamed(column.key()) && !hidden.contains(column.key()))
                        .toList();
        boolean stretches = !others.isEmpty() && others.get(others.size() - 1).stretches();
        int end = others.size() - (stretches ? 1 : 0);
        List<Column<R>> all = new ArrayList<>(columns(spec, first));
        all.addAll(others.subList(0, end));
        all.addAll(columns(spec, added));
        all.addAll(others.subList(end, others.size()));
        return all.isEmpty() ? usual : all;
    }

    /** Chosen columns. On narrow screens they are kept longer than the usual ones, the first one longest. */
    private static <R> List<Column<R>> columns(TableSpec<R> spec, List<String> keys) {
        return keys.stream()
                .map(spec::column)
                .flatMap(Optional::stream)
                .map(column -> column.withRank(0))
                .toList();
    }

    /** The choice as it is typed; empty for the usual columns. */
    public String text() {
        List<String> items = new ArrayList<>(first);
        if (!isExact && !first.isEmpty()) {
            items.add(OTHERS);
        }
        added.forEach(key -> items.add("+" + key));
        hidden.forEach(key -> items.add("-" + key));
        return String.join(",", items);
    }
}
