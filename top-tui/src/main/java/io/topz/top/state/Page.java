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

    /** The view of the view bar that it belongs to. */
    View view();

    /** The page that it was opened from, to go back to; itself when it is a view. */
    default Page from() {
        return this;
    }

    /** Whether it was opened from another page. */
    default boolean isOpened() {
        return !from().equals(this);
    }

    /** What it is about. */
    Topic topic();

    /** Its table, null when it is made of details alone. */
    @Nullable
    TableSpec<?> spec();

    /** Whether it is made of details alone. */
    default boolean isDetailOnly() {
        return spec() == null;
    }

    /** What the rows of its table are, for people. */
    String rowsTitle();

    /** Whether an empty table means that the server is being asked, and not that there is nothing. */
    boolean awaitsRows(TopState state);

    /** What it needs of the server. */
    DataRequest request(TopState state);

    /** The lines above its table, or all that it shows when it has none. */
    List<Line> details(TopState state);
}
