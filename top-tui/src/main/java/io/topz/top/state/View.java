package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.top.canvas.Line;
import io.topz.top.poll.DataRequest;
import io.topz.top.table.TableSpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A view of the dashboard: its key, its names, what it asks of the server and what it shows. To add one means to write such a value and to
 * put it into the {@link ViewList}.
 *
 * @param key that opens it
 * @param title in the view bar; in lower case its name for {@code --view} and behind the colon
 * @param shortTitle where room is short
 * @param briefTitle where there is hardly any room
 * @param help what its key opens, for the help page
 * @param rowsTitle what its rows are, before their number
 * @param topic which keys and notices concern it
 * @param requested what it asks of the server
 * @param spec of its table, null when it is made of details alone
 * @param otherTables that it shows rows of, too
 * @param awaiting whether an empty table means that the server is being asked
 * @param summary the lines above its table, or all that it shows when it has none
 */
@RecordBuilder
public record View(
        char key,
        String title,
        String shortTitle,
        String briefTitle,
        String help,
        String rowsTitle,
        Topic topic,
        Function<TopState, DataRequest> requested,
        @Nullable TableSpec<?> spec,
        Set<TableSpec<?>> otherTables,
        Predicate<TopState> awaiting,
        Function<TopState, List<Line>> summary)
        implements Page, ViewBuilder.With {

    /** A view with a table that the server is asked for; it has one title for every room. */
    public static View of(
            char key, String title, String help, TableSpec<?> spec, Function<TopState, DataRequest> requested) {
        return view(key, title, help, spec, requested);
    }

    /** A view of details alone. */
    public static View ofDetails(
            char key,
            String title,
            String help,
            Function<TopState, DataRequest> requested,
            Function<TopState, List<Line>> details) {
        return view(key, title, help, null, requested).withSummary(details);
    }

    private static View view(
            char key,
            String title,
            String help,
            @Nullable TableSpec<?> spec,
            Function<TopState, DataRequest> requested) {
        return new View(
                key,
                title,
                title,
                title,
                help,
                title,
                Topic.OTHER,
                requested,
                spec,
                Set.of(),
                state -> true,
                state -> List.of());
    }

    /** This view with names for a bar that is short of room. */
    public View shortened(String shortName, String briefName) {
        return withShortTitle(shortName).withBriefTitle(briefName);
    }

    /** Its name where the user types it. */
    public String word() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** Whether it shows rows of a table: else nobody needs to keep that up to date. */
    public boolean shows(TableSpec<?> table) {
        return table.equals(spec) || otherTables.contains(table);
    }

    @Override
    public View view() {
        return this;
    }

    @Override
    public DataRequest request(TopState state) {
        return requested.apply(state);
    }

    @Override
    public boolean awaitsRows(TopState state) {
        return awaiting.test(state);
    }

    @Override
    public List<Line> details(TopState state) {
        return summary.apply(state);
    }

    /** Views differ by their keys. */
    @Override
    public int hashCode() {
        return key;
    }

    @Override
    public String toString() {
        return word();
    }
}
