package io.topz.top.view;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.text.SubjectText;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.watch.ReceiverRow;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.JetStreamState.Service;
import io.topz.top.state.TopState;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The region of the receivers of a subject: queue groups, streams and consumers. The table below lists the subscriptions. */
final class ReceiversRegion {

    private ReceiversRegion() {}

    static List<Line> content(TopState state, String subject) {
        List<Line> lines = new ArrayList<>();
        Table<ReceiverRow> table = state.tables().of(TableSpec.RECEIVERS);
        Line title = new Line().label("Who gets ").add(subject, Style.STRONG);
        lines.add(title);
        if (table.total() == null) {
            title.add("  asking the server", Style.QUIET);
            return lines;
        }
        List<StreamRow> streams = state.streams().all().stream()
                .filter(row -> stores(row, subject))
                .toList();
        if (table.all().isEmpty() && streams.isEmpty()) {
            lines.add(new Line()
                    .add(" NOBODY ", Style.ALARM)
                    .add(" no subscription of this server matches, and no stream that it knows", Style.BAD));
            lines.add(new Line()
                    .add("  a message to it would be dropped, unless another server has a receiver", Style.QUIET));
            return lines;
        }
        Map<String, Long> groups = table.all().stream()
                .filter(row -> row.sub().qgroup() != null)
                .collect(Collectors.groupingBy(row -> row.sub().qgroup(), TreeMap::new, Collectors.counting()));
        groups.forEach((group, members) -> lines.add(new Line()
                .label("  Queue group ")
                .add(group, Style.STRONG)
                .value(
                        members == 1
                                ? "  its only member gets each message"
                                : "  one of " + members + " members gets each message")));
        for (StreamRow stream : streams) {
            lines.add(new Line()
                    .label("  Stream ")
                    .add(stream.key().stream(), Style.STRONG)
                    .value("  stores it; consumers: " + consumers(state, stream, subject)));
        }
        if (state.jetStream().service() == Service.OFF) {
            lines.add(new Line().add("  JetStream is off on this server", Style.QUIET));
        }
        return lines;
    }

    private static boolean stores(StreamRow row, String subject) {
        StreamConfig config = row.config();
        return config != null
                && config.subjects() != null
                && config.subjects().stream().anyMatch(pattern -> SubjectText.matches(pattern, subject));
    }

    private static String consumers(TopState state, StreamRow stream, String subject) {
        String names = state.consumers().all().stream()
                .filter(row -> row.key().stream().equals(stream.key()) && wants(row.config(), subject))
                .map(ConsumerRow::key)
                .map(key -> key.consumer())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none wants it" : names;
    }

    private static boolean wants(@Nullable ConsumerConfig config, String subject) {
        if (config == null) {
            return true;
        }
        if (config.filterSubjects() != null && !config.filterSubjects().isEmpty()) {
            return config.filterSubjects().stream().anyMatch(pattern -> SubjectText.matches(pattern, subject));
        }
        String filter = config.filterSubject();
        return filter == null || filter.isEmpty() || SubjectText.matches(filter, subject);
    }
}
