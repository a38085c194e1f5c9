package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.top.table.TableSpec;
import java.util.Locale;
import java.util.Set;

/**
 * A view of the dashboard: its key, its names and its content. To add a view, write such a value and add it to the {@link ViewList}.
 *
 * @param key the key that opens it
 * @param title the title in the view bar; in lower case and with hyphens it is the name for {@code --view} and on the
 *     command line
 * @param shortTitle the title in a narrow view bar
 * @param briefTitle the title in a very narrow view bar
 * @param help the description of the view on the help page
 * @param content the requests, the table and the details
 * @param otherTables tables of other views from which it shows rows
 */
@RecordBuilder
public record View(
        char key,
        String title,
        String shortTitle,
        String briefTitle,
        String help,
        PageContent content,
        Set<TableSpec<?>> otherTables)
        implements Page, ViewBuilder.With {

    /** A view with one title for every width. */
    public static View of(char key, String title, String help, PageContent content) {
        return new View(key, title, title, title, help, content, Set.of());
    }

    /** This view with titles for narrow view bars. */
    public View shortened(String shortName, String briefName) {
        return withShortTitle(shortName).withBriefTitle(briefName);
    }

    /** The name that the user types. */
    public String word() {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** Whether the view shows rows of a table; a table that is not shown need not be kept up to date. */
    public boolean shows(TableSpec<?> table) {
        return table.equals(spec()) || otherTables.contains(table);
    }

    @Override
    public View view() {
        return this;
    }

    @Override
    public Page from() {
        return this;
    }

    @Override
    public boolean isOpened() {
        return false;
    }

    @Override
    public String rowsTitle() {
        return content.rowsTitle().isEmpty() ? title : content.rowsTitle();
    }

    /** Views are equal if their keys are equal. */
    @Override
    public int hashCode() {
        return key;
    }

    @Override
    public String toString() {
        return word();
    }
}
