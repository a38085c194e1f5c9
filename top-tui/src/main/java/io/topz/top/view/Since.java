package io.topz.top.view;

import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Figures;
import io.topz.top.table.Mark;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Formats the numbers of a server: as they are, or as changes since the mark if there is one. */
final class Since {

    private final Snapshot snapshot;
    private final @Nullable Mark mark;
    private final boolean sameRun;
    private final boolean raw;

    Since(TopState state, Snapshot snapshot) {
        this.snapshot = snapshot;
        this.mark = state.settings().mark();
        this.raw = state.settings().raw();
        Varz now = snapshot.sample().varz();
        this.sameRun = mark != null
                && Objects.equals(mark.varz().serverId(), now.serverId())
                && Objects.equals(mark.varz().start(), now.start());
    }

    boolean isMarked() {
        return mark != null;
    }

    /** A counter that starts at zero when the server starts. */
    String counter(Function<Varz, @Nullable Long> value, Unit unit) {
        Long now = value.apply(snapshot.sample().varz());
        if (mark == null) {
            return Figures.total(now, unit, raw);
        }
        return difference(now, sameRun ? value.apply(mark.varz()) : Long.valueOf(0), unit);
    }

    /** The number of slow consumers, with all digits. */
    String slowConsumers() {
        Long now = snapshot.sample().varz().slowConsumers();
        if (mark == null) {
            return Figures.total(now, Unit.COUNT, true);
        }
        return difference(now, sameRun ? mark.varz().slowConsumers() : Long.valueOf(0), Unit.COUNT);
    }

    /** A number that goes up and down. */
    String level(Function<Varz, @Nullable Long> value, Unit unit, boolean digits) {
        Long now = value.apply(snapshot.sample().varz());
        return mark == null ? Figures.total(now, unit, digits) : difference(now, value.apply(mark.varz()), unit);
    }

    /** A total of JetStream; empty if there is none. */
    String jetStream(Function<Jsz, @Nullable Long> value, Unit unit) {
        Jsz jsz = snapshot.sample().jsz();
        Long now = jsz == null ? null : value.apply(jsz);
        if (mark == null) {
            return Figures.total(now, unit, raw);
        }
        return difference(now, mark.jetStream() == null ? Long.valueOf(0) : value.apply(mark.jetStream()), unit);
    }

    /** The CPU usage, in percent of a core. */
    String cpu() {
        Double now = snapshot.sample().varz().cpu();
        if (now == null) {
            return Quantity.UNKNOWN;
        }
        Double then = mark == null ? null : mark.varz().cpu();
        return then == null
                ? Quantity.oneDecimal(now) + "%"
                : (now < then ? "-" : "+") + Quantity.oneDecimal(Math.abs(now - then)) + "%";
    }

    /** The change of a rate since the mark, in brackets; empty without a mark. */
    String change(Function<Rates, @Nullable Double> value, Unit unit) {
        Double now = value.apply(snapshot.rates());
        Double then = mark == null ? null : value.apply(mark.rates());
        return now == null || then == null ? "" : " (" + Figures.change(now - then, unit, raw) + ")";
    }

    /** The difference, always with a sign: no heading says here that it is a change. */
    private String difference(@Nullable Long now, @Nullable Long then, Unit unit) {
        String text = Figures.difference(now == null || then == null ? null : Long.valueOf(now - then), unit, raw);
        return text.equals("0") ? "+0" : text;
    }
}
