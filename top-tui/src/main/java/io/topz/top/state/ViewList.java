package io.topz.top.state;

import io.topz.top.table.TableSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The views of a dashboard, in the order of the view bar; the first is open at the start.
 *
 * @param all at least one view; the keys and names are unique
 */
public record ViewList(List<View> all) {

    /**
     * Checks the keys and names.
     *
     * @throws IllegalArgumentException if two views have the same key or name
     */
    public ViewList {
        all = List.copyOf(all);
        Set<Object> taken = new HashSet<>();
        for (View view : all) {
            if (!taken.add(view.key()) || !taken.add(view.word())) {
                throw new IllegalArgumentException("two views have the key " + view.key() + " or the name " + view);
            }
        }
    }

    /** The views of a list. */
    public static ViewList of(View... views) {
        return new ViewList(List.of(views));
    }

    /** These views and another one. */
    public ViewList with(View another) {
        List<View> more = new ArrayList<>(all);
        more.add(another);
        return new ViewList(more);
    }

    /** The view that is open at the start. */
    public View first() {
        return all.get(0);
    }

    /** The view with that name. */
    public Optional<View> named(String word) {
        return all.stream().filter(view -> view.word().equals(word)).findFirst();
    }

    /**
     * The view that contains a table.
     *
     * @throws NoSuchElementException if no view has it
     */
    public View of(TableSpec<?> spec) {
        return all.stream().filter(view -> spec.equals(view.spec())).findFirst().orElseThrow();
    }

    /** The first view whose table can be sorted by a column; without one, the first of all. */
    public View sortedBy(String column) {
        return all.stream()
                .filter(view ->
                        view.spec() != null && view.spec().column(column).isPresent())
                .findFirst()
                .orElse(first());
    }

    /** The names of all views. */
    public List<String> words() {
        return all.stream().map(View::word).toList();
    }

    /** The view that is {@code places} positions after another one in the view bar; after the last comes the first. */
    public View neighbour(View view, int places) {
        return all.get(Math.floorMod(all.indexOf(view) + places, all.size()));
    }
}
