package io.topz.top.state;

import io.topz.top.canvas.Line;
import io.topz.top.poll.DataRequest;
import io.topz.top.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page below the header of the screen: a {@link View}, or one that was opened from another page. */
public interface Page {

    /** A topic of a page, which some keys and notices are about. */
    enum Topic {
        /** The connections of the server, of which the user chooses how many are asked for. */
        CONNECTIONS,
        JETSTREAM,
        OTHER
    }

    /** Its requests, table and details. */
    PageContent content();

    /** The view of the view bar that it belongs to. */
    View view();

    /** The page that it was opened from, to go back to; itself when it is a view. */
    Page from();

    /** Whether it was opened from another page. */
    boolean isOpened();

    /** The topic of its rows. */
    default Topic topic() {
        return content().topic();
    }

    /** Its table, null when it is made of details alone. */
    default @Nullable TableSpec<?> spec() {
        return content().spec();
    }

    /** Whether it is made of details alone. */
    default boolean isDetailOnly() {
        return spec() == null;
    }

    /** The name of the rows of its table, for people. */
    default String rowsTitle() {
        return content().rowsTitle();
    }

    /** Whether an empty table means that the server is being asked, and not that there is nothing. */
    default boolean awaitsRows(TopState state) {
        return content().awaiting().test(state);
    }

    /** The data that it needs from the server. */
    default DataRequest request(TopState state) {
        return content().request().apply(state);
    }

    /** The lines above its table, or all that it shows when it has none. */
    default List<Line> details(TopState state) {
        return content().details().apply(state);
    }

    /** The state after rows of other tables have changed among which this page selects its own. */
    default TopState selectRows(TopState state) {
        return content().selection().apply(state);
    }

    /** The state with the page of the row under the cursor; with a message when there is none. */
    default TopState openRow(TopState state) {
        return content().opening().apply(state);
    }
}
