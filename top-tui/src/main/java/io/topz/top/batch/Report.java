package io.topz.top.batch;

import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import io.topz.top.format.SafeText;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import io.topz.top.table.Figures;
import io.topz.top.table.Look;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.view.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Formats the dashboard's data as text in the layout of nats-top, or as CSV with the lines in its order. Free of side effects; every line
 * ends with a line feed.
 */
public final class Report {

    private Report() {}

    /** nats-top's text. */
    public static String text(TopState state, Snapshot snapshot) {
        List<String> lines = new ArrayList<>(PlainText.server(state, snapshot));
        Table<ConnRow> table = table(state);
        lines.add("");
        lines.add(polled(state) + table.all().size() + "  Total: " + total(table));
        lines.addAll(PlainText.table(table));
        return String.join("\n", lines) + "\n";
    }

    /** The report as CSV: records of the server, an empty line, a record of the counts, the headings, and one record per connection. */
    public static String csv(TopState state, Snapshot snapshot, String delimiter) {
        Csv csv = new Csv(delimiter);
        List<String> lines = new ArrayList<>();
        server(snapshot, state.settings().raw()).forEach(record -> lines.add(csv.line(record)));
        Table<ConnRow> table = table(state);
        lines.add("");
        lines.add(csv.line(List.of(polled(state).strip(), "" + table.all().size(), "Total:", total(table))));
        List<Column<ConnRow>> columns = columns(table);
        Look look = table.look();
        lines.add(csv.line(
                columns.stream().map(column -> column.title(look, false)).toList()));
        for (ConnRow row : table.rows()) {
            lines.add(csv.line(
                    columns.stream().map(column -> field(column, row, look)).toList()));
        }
        return String.join("\n", lines) + "\n";
    }

    /** The text that replaces the report of a server that does not answer. */
    public static String down(String server, String why, String delimiter) {
        return delimiter.isEmpty()
                ? "NATS server %s is down: %s\n".formatted(SafeText.of(server), SafeText.of(why))
                : new Csv(delimiter)
                                .line(List.of("NATS server", SafeText.neutral(server), "down", SafeText.neutral(why)))
                        + "\n";
    }

    private static Table<ConnRow> table(TopState state) {
        return isClosed(state) ? state.closed() : state.open();
    }

    private static boolean isClosed(TopState state) {
        return TableSpec.CLOSED.equals(state.page().spec());
    }

    private static String polled(TopState state) {
        return (isClosed(state) ? "Closed " : "") + "Connections Polled: ";
    }

    private static String total(Table<?> table) {
        return table.total() == null ? Quantity.UNKNOWN : table.total().toString();
    }

    /** The columns, which are the same for all rows: there is a name even if no connection has one. */
    private static List<Column<ConnRow>> columns(Table<ConnRow> table) {
        if (!table.choice().isUsual()) {
            return table.columns();
        }
        List<Column<ConnRow>> columns = new ArrayList<>(table.spec().columns());
        columns.removeIf(
                column -> column.key().equals("subscriptions") && !table.look().subs());
        table.columns().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        return columns;
    }

    private static String field(Column<ConnRow> column, ConnRow row, Look look) {
        String name = row.conn().name();
        if (column.key().equals("name") && name != null) {
            return SafeText.neutral(name);
        }
        List<String> subjects = row.conn().subscriptionsList();
        if (column.key().equals("subscriptions") && subjects != null) {
            return String.join(
                    "  ", subjects.stream().map(SafeText::neutral).sorted().toList());
        }
        return column.text().apply(row, look);
    }

    private static List<List<String>> server(Snapshot snapshot, boolean raw) {
        Varz varz = snapshot.sample().varz();
        Rates rates = snapshot.rates();
        String name = Objects.equals(varz.serverName(), varz.serverId()) ? "" : SafeText.orEmpty(varz.serverName());
        return List.of(
                List.of("NATS server version", text(varz.version()), "(uptime: " + text(varz.uptime()) + ")", ""),
                List.of("Server:", name, text(varz.serverId())),
                List.of(
                        "Load:",
                        "CPU:",
                        varz.cpu() == null ? Quantity.UNKNOWN : Quantity.oneDecimal(varz.cpu()) + "%",
                        "Memory:",
                        Figures.total(varz.mem(), Unit.BYTES, false),
                        "Slow Consumers:",
                        varz.slowConsumers() == null
                                ? Quantity.UNKNOWN
                                : varz.slowConsumers().toString()),
                traffic("In:", varz.inMsgs(), varz.inBytes(), rates.inMsgs(), rates.inBytes(), raw),
                traffic("Out:", varz.outMsgs(), varz.outBytes(), rates.outMsgs(), rates.outBytes(), raw));
    }

    private static List<String> traffic(
            String name,
            @Nullable Long msgs,
            @Nullable Long bytes,
            @Nullable Double msgsRate,
            @Nullable Double bytesRate,
            boolean raw) {
        return List.of(
                name,
                "Msgs:",
                Figures.total(msgs, Unit.COUNT, raw),
                "Bytes:",
                Figures.total(bytes, Unit.BYTES, raw),
                "Msgs/Sec:",
                msgsRate == null ? Quantity.UNKNOWN : Quantity.oneDecimal(msgsRate),
                "Bytes/Sec:",
                Figures.rate(bytesRate, Unit.BYTES, raw));
    }

    private static String text(@Nullable String text) {
        return text == null ? Quantity.UNKNOWN : SafeText.of(text);
    }
}
