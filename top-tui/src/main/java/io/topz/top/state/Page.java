package io.topz.top.state;

import io.topz.top.canvas.Line;
import io.topz.top.poll.DataRequest;
import io.topz.top.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of the screen below the header: a {@link View}, or a page that was opened from another one. */
public interface Page {

    /** A topic of a page, which decides about some keys and notices. */
    enum Topic {
        /** The connections of the server; the user chooses how many are requested. */
        CONNECTIONS,
        JETSTREAM,
        /** NATS Streaming. */
        STREAMING,
        OTHER
    }

    /** The requests, the table and the details. */
    PageContent content();

    /** The view of the view bar that the page belongs to. */
    View view();

    /** The page that it was opened from and that Esc returns to; a view returns itself. */
    Page from();

    /** Whether it was opened from another page. */
    boolean isOpened();

    /** The topic of its rows. */
    default Topic topic() {
        return content().topic();
    }

    /** The table of the page, null if it has only details. */
    default @Nullable TableSpec<?> spec() {
        return content().spec();
    }

    /** Whether the page has only details. */
    default boolean isDetailOnly() {
        return spec() == null;
    }

    /** The name of the rows of its table, for people. */
    default String rowsTitle() {
        return content().rowsTitle();
    }

    /** Whether an empty table means that the server has not answered yet, as opposed to having no such rows. */
    default boolean awaitsRows(TopState state) {
        return content().awaiting().test(state);
    }

    /** The data that the page needs from the server. */
    default DataRequest request(TopState state) {
        return content().request().apply(state);
    }

    /** The lines above the table, or the whole content of a page without a table. */
    default List<Line> details(TopState state) {
        return content().details().apply(state);
    }

    /** The state after this page has selected its rows from changed tables of other views. */
    default TopState selectRows(TopState state) {
        return content().selection().apply(state);
    }

    /** The state with the page of the row under the cursor, or with a message if there is none. */
    default TopState openRow(TopState state) {
        return content().opening().apply(state);
    }
}
