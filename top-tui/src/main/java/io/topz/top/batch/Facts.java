package io.topz.top.batch;

import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import io.topz.top.table.Look;
import io.topz.top.table.Measure;
import io.topz.top.table.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a sample by their names, unrounded: texts, numbers, and null for what is not known. The names are a contract with
 * scripts; where a view has none of its own they are those of the columns.
 */
final class Facts {

    private Facts() {}

    /** The server. */
    static Map<String, @Nullable Object> server(Snapshot snapshot) {
        return Fact.of(ConnFacts.SERVER, snapshot);
    }

    /** The names of a view, in order: also when it has no rows. */
    static List<String> names(BatchOptions.View view, TopState state) {
        return switch (view) {
            case SERVER -> names(ConnFacts.SERVER);
            case CONNECTIONS -> names(ConnFacts.OPEN);
            case CLOSED -> names(ConnFacts.CLOSED);
            case STREAMS -> names(JetStreamFacts.STREAMS);
            case CONSUMERS -> names(JetStreamFacts.CONSUMERS);
            default -> names(facts(state.table()));
        };
    }

    /** The rows of a view, in the order of its table; one row with the server's figures for the server. */
    static List<Map<String, @Nullable Object>> rows(BatchOptions.View view, TopState state, Snapshot snapshot) {
        return switch (view) {
            case SERVER -> List.of(server(snapshot));
            case CONNECTIONS -> rows(ConnFacts.OPEN, state.open());
            case CLOSED -> rows(ConnFacts.CLOSED, state.closed());
            case STREAMS -> rows(JetStreamFacts.STREAMS, state.jetStream().streams());
            case CONSUMERS -> rows(JetStreamFacts.CONSUMERS, state.jetStream().consumers());
            default -> tableRows(state.table());
        };
    }

    private static <R> List<String> names(List<Fact<R>> facts) {
        return facts.stream().map(Fact::name).toList();
    }

    private static <R> List<Map<String, @Nullable Object>> rows(List<Fact<R>> facts, Table<R> table) {
        return table.rows().stream().map(row -> Fact.of(facts, row)).toList();
    }

    private static <R> List<Map<String, @Nullable Object>> tableRows(Table<R> table) {
        return rows(facts(table), table);
    }

    /** What the columns hold: numbers as they are, all else as it is shown. */
    private static <R> List<Fact<R>> facts(Table<R> table) {
        Look look = table.look().withRaw(true);
        return table.spec().columns().stream()
                .map(column -> Fact.<R>of(name(column.key()), row -> value(column, row, look)))
                .toList();
    }

    /** The time of the sample is beside it. */
    private static String name(String key) {
        return key.equals("time") ? "at" : key.replace("/s", "_rate");
    }

    private static <R> @Nullable Object value(Column<R> column, R row, Look look) {
        if (column.measure() != Measure.NONE) {
            return column.value().apply(row, look);
        }
        String text = column.text().apply(row, look);
        return text.isEmpty() ? null : text;
    }
}
