package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.top.table.TableSpec;
import java.util.Locale;
import java.util.Set;

/**
 * A view of the dashboard: its key, its names, and its content. To add one means to write such a value and to put it into the
 * {@link ViewList}.
 *
 * @param key that opens it
 * @param title in the view bar; in lower case its name for {@code --view} and on the command line
 * @param shortTitle the title in a narrow view bar
 * @param briefTitle the title in a very narrow view bar
 * @param help what its key opens, for the help page
 * @param content what it requests and shows
 * @param otherTables tables of other views that it shows rows of
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

    /** Its name where the user types it. */
    public String word() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** Whether it shows rows of a table; a table that is not shown need not be kept up to date. */
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
