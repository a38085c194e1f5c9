package io.topz.top.batch;

import io.topz.collectors.text.GoTime;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import io.topz.top.format.SafeText;
import io.topz.top.state.Page;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Figures;
import io.topz.top.view.PlainText;
import java.io.Flushable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes samples in the chosen format. Thread-safe: each sample is written as a whole. */
public final class SampleWriter {

    /** The number of lines between headings, so that one is always on the screen. */
    private static final int HEADING_EVERY = 20;

    /** The format of the heading and its lines. */
    private static final String LINE = "%-8s %6s %7s %6s %6s %8s %9s %9s %9s %9s%s%n";

    private final BatchOptions options;
    private final Appendable out;
    private final boolean several;
    private int written;

    /** @param several whether there are several servers, which are then named */
    public SampleWriter(BatchOptions options, Appendable out, boolean several) {
        this.options = options;
        this.out = out;
        this.several = several;
    }

    /** Writes one sample. */
    synchronized void write(TopState state, Snapshot snapshot) throws IOException {
        switch (options.format()) {
            case TEXT -> text(state, snapshot);
            case CSV -> csv(state, snapshot);
            case JSON -> out.append(written == 0 ? "[" : ",\n").append(json(state, snapshot));
            case NDJSON -> out.append(json(state, snapshot)).append('\n');
            case LINE -> line(state, snapshot);
        }
        written++;
        flush();
    }

    /** Writes that a server does not answer, instead of a sample. */
    synchronized void writeDown(TopState state, String why) throws IOException {
        switch (options.format()) {
            case TEXT ->
                out.append(written == 0 ? "" : "\n")
                        .append(SafeText.of(state.settings().source()))
                        .append("\n")
                        .append(Report.down(state.settings().source(), why, ""));
            case CSV -> {
                heading(state);
                List<String> fields = new ArrayList<>(
                        List.of("", SafeText.neutral(state.settings().source()), SafeText.neutral(why)));
                BatchFields.names(options.view(), state).forEach(name -> fields.add(""));
                out.append(new Csv(",").line(fields)).append('\n');
            }
            case JSON -> out.append(written == 0 ? "[" : ",\n").append(jsonDown(state, why));
            case NDJSON -> out.append(jsonDown(state, why)).append('\n');
            case LINE -> {
                lineHeading();
                out.append("%-8s down: %s  %s%n"
                        .formatted(
                                Quantity.UNKNOWN,
                                SafeText.of(why),
                                SafeText.of(state.settings().source())));
            }
        }
        written++;
        flush();
    }

    private static String jsonDown(TopState state, String why) throws IOException {
        Map<String, @Nullable Object> sample = new LinkedHashMap<>();
        sample.put("time", null);
        sample.put("source", state.settings().source());
        sample.put("down", why);
        return Json.text(sample);
    }

    /** Writes the end of the output, after the last sample. */
    public synchronized void end() throws IOException {
        if (options.format() == BatchOptions.Format.JSON) {
            out.append(written == 0 ? "[]\n" : "]\n");
        }
        flush();
    }

    /** A print stream reports only through its state that the reader has closed it. */
    private void flush() throws IOException {
        if (out instanceof PrintStream stream && stream.checkError()) {
            throw new ClosedException();
        }
        if (out instanceof Flushable flushable) {
            flushable.flush();
        }
    }

    /** Thrown when the reader of the samples has closed the output, or the disk is full. */
    public static final class ClosedException extends IOException {
        private ClosedException() {
            super("standard output is closed");
        }
    }

    private void text(TopState state, Snapshot snapshot) throws IOException {
        out.append(written == 0 ? "" : "\n").append(several ? state.settings().source() + "\n" : "");
        if (options.view() != null && options.view().topic() == Page.Topic.CONNECTIONS) {
            out.append(Report.text(state, snapshot));
            return;
        }
        List<String> lines = new ArrayList<>(PlainText.server(state, snapshot));
        if (options.view() != null) {
            lines.add("");
            lines.addAll(options.view().isDetailOnly() ? PlainText.details(state) : PlainText.table(state.table()));
        }
        out.append(String.join("\n", lines)).append("\n");
    }

    private void csv(TopState state, Snapshot snapshot) throws IOException {
        heading(state);
        Map<String, @Nullable Object> where = where(state, snapshot);
        for (Map<String, @Nullable Object> row : BatchFields.rows(options.view(), state, snapshot)) {
            List<String> fields = new ArrayList<>();
            where.values().forEach(value -> fields.add(plain(value)));
            if (several) {
                fields.add("");
            }
            row.values().forEach(value -> fields.add(plain(value)));
            out.append(new Csv(",").line(fields)).append('\n');
        }
    }

    /** Writes the names of the fields before the first sample. Among several servers, some may be down. */
    private void heading(TopState state) throws IOException {
        if (written == 0) {
            List<String> names = new ArrayList<>(List.of("time", "source"));
            if (several) {
                names.add("down");
            }
            names.addAll(BatchFields.names(options.view(), state));
            out.append(new Csv(",").line(names)).append('\n');
        }
    }

    /** The original text with control characters replaced, which are unsafe in terminals and tables. */
    private static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(one -> SafeText.neutral(String.valueOf(one)))
                    .collect(Collectors.joining(" "));
        }
        return value instanceof Double number ? Json.number(number) : SafeText.neutral(value.toString());
    }

    private String json(TopState state, Snapshot snapshot) throws IOException {
        Map<String, @Nullable Object> sample = where(state, snapshot);
        sample.put("server", BatchFields.server(snapshot));
        if (options.view() != null) {
            sample.put(options.subject(), BatchFields.rows(options.view(), state, snapshot));
        }
        return Json.text(sample);
    }

    private static Map<String, @Nullable Object> where(TopState state, Snapshot snapshot) {
        Map<String, @Nullable Object> where = new LinkedHashMap<>();
        Instant now = snapshot.sample().varz().now();
        where.put("time", now == null ? null : GoTime.format(now));
        where.put("source", state.settings().source());
        return where;
    }

    private void line(TopState state, Snapshot snapshot) throws IOException {
        lineHeading();
        var varz = snapshot.sample().varz();
        Rates rates = snapshot.rates();
        String time = varz.now() == null
                ? Quantity.UNKNOWN
                : GoTime.format(varz.now().truncatedTo(ChronoUnit.SECONDS)).substring(11, 19);
        out.append(LINE.formatted(
                time,
                Figures.total(varz.connections(), Unit.COUNT, false),
                Figures.total(varz.subscriptions(), Unit.COUNT, false),
                Figures.total(varz.slowConsumers(), Unit.COUNT, false),
                varz.cpu() == null ? Quantity.UNKNOWN : Quantity.oneDecimal(varz.cpu()),
                Figures.total(varz.mem(), Unit.BYTES, false),
                Figures.rate(rates.inMsgs(), Unit.COUNT, false),
                Figures.rate(rates.inBytes(), Unit.BYTES, false),
                Figures.rate(rates.outMsgs(), Unit.COUNT, false),
                Figures.rate(rates.outBytes(), Unit.BYTES, false),
                several ? "  " + state.settings().source() : ""));
    }

    private void lineHeading() throws IOException {
        if (written % HEADING_EVERY == 0) {
            out.append(LINE.formatted(
                    "TIME", "CONNS", "SUBS", "SLOW", "CPU%", "MEM", "IN/S", "IN B/S", "OUT/S", "OUT B/S", ""));
        }
    }
}
