package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.top.canvas.Line;
import io.topz.top.poll.DataRequest;
import io.topz.top.table.TableSpec;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The content of a page: its request to the server, its table and its details.
 *
 * @param topic decides which keys and notices concern the page
 * @param spec the kind of its table, null if it has only details
 * @param rowsTitle the name of its rows, shown before their number; empty for the title of the view
 * @param request the data that it requests from the server
 * @param awaiting whether an empty table means that the server has not answered yet
 * @param details the lines above its table, or the whole content if it has none
 * @param selection selects the rows of the page among those of other tables
 * @param opening opens the page of the row under the cursor
 */
@RecordBuilder
public record PageContent(
        Page.Topic topic,
        @Nullable TableSpec<?> spec,
        String rowsTitle,
        Function<TopState, DataRequest> request,
        Predicate<TopState> awaiting,
        Function<TopState, List<Line>> details,
        UnaryOperator<TopState> selection,
        UnaryOperator<TopState> opening)
        implements PageContentBuilder.With {

    /** Opens the page of a row. */
    @FunctionalInterface
    public interface RowOpening<R> {
        TopState open(TopState state, R row);
    }

    /** A page with a table whose rows are requested from the server. */
    public static <R> PageContent table(
            TableSpec<R> spec, Function<TopState, DataRequest> request, RowOpening<R> opening) {
        return of(spec, request, state -> {
            R row = state.tables().of(spec).current();
            return row == null ? state.withMessage("there is no row to look into") : opening.open(state, row);
        });
    }

    /** A page with only details. */
    public static PageContent details(Function<TopState, DataRequest> request, Function<TopState, List<Line>> details) {
        return of(
                        null,
                        request,
                        state -> state.withMessage(
                                "there is nothing to choose here; the keys at the top open the views"))
                .withDetails(details);
    }

    private static PageContent of(
            @Nullable TableSpec<?> spec, Function<TopState, DataRequest> request, UnaryOperator<TopState> opening) {
        return new PageContent(
                Page.Topic.OTHER,
                spec,
                "",
                request,
                state -> true,
                state -> List.of(),
                UnaryOperator.identity(),
                opening);
    }
}
