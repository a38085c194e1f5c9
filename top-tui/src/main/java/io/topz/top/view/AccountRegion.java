package io.topz.top.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountInfo;
import io.topz.collectors.document.AccountStat;
import io.topz.collectors.document.JetStreamApiStats;
import io.topz.collectors.document.Jsz;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.AccountRow;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Compared;
import io.topz.top.table.Figures;
import io.topz.top.table.Look;
import io.topz.top.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The region of one account: its present and recent traffic, its use of JetStream, and its limits. */
final class AccountRegion {

    /** The number of screen rows from which everything is shown. */
    private static final int ROOMY = 18;

    /** The number that servers report for no limit. */
    private static final long NO_LIMIT = -1;

    private AccountRegion() {}

    static List<Line> content(TopState state, String id, String name) {
        List<Line> lines = new ArrayList<>();
        Line title = new Line().label("Account ").add(name, Style.STRONG);
        if (!name.equals(id)) {
            title.value("  " + id);
        }
        lines.add(title);
        AccountRow row = state.tables().of(TableSpec.ACCOUNTS).all().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElse(null);
        if (row == null) {
            title.add("  not known to the server (any more)", Style.QUIET);
            return lines;
        }
        boolean roomy = state.size().rows() >= ROOMY;
        List<Line> traffic = traffic(row, state).lines();
        lines.addAll(roomy ? traffic : traffic.subList(0, 1));
        Snapshot snapshot = state.feed().snapshot();
        if (roomy
                && snapshot != null
                && state.page().request(state).matches(snapshot.sample().request())) {
            lines.addAll(jetStream(snapshot.sample().jsz(), id, state));
            lines.addAll(limits(snapshot.sample().account(), state));
        }
        return lines;
    }

    private static Flow traffic(AccountRow row, TopState state) {
        Look look = state.settings().look();
        Look digits = look.withRaw(true);
        Double share = row.activity().share();
        return new Flow(state.size().columns())
                .add("Msgs/Sec", Compared.rateText(one -> one.activity().now(), row, look, Unit.COUNT), Style.STRONG)
                .add("Share", share == null ? Quantity.UNKNOWN : Quantity.wholePercent(share), Style.STRONG)
                .add("10s", Compared.rateText(one -> one.activity().ten(), row, look, Unit.COUNT), Style.PLAIN)
                .add("60s", Compared.rateText(one -> one.activity().sixty(), row, look, Unit.COUNT), Style.PLAIN)
                .add("Peak", Compared.rateText(one -> one.activity().peak(), row, look, Unit.COUNT), Style.PLAIN)
                .add("To/Sec", bytes(one -> one.rates().outBytes(), row, look), Style.PLAIN)
                .add("From/Sec", bytes(one -> one.rates().inBytes(), row, look), Style.PLAIN)
                .add("Connections", total(AccountStat::conns, row, digits), Style.PLAIN)
                .add("Leaf Nodes", total(AccountStat::leafnodes, row, digits), Style.PLAIN)
                .add("Subs", total(AccountStat::numSubscriptions, row, digits), Style.PLAIN)
                .add("Slow Consumers", total(AccountStat::slowConsumers, row, digits), Style.PLAIN);
    }

    private static String total(Function<AccountStat, @Nullable Long> value, AccountRow row, Look look) {
        return Compared.totalText(one -> value.apply(one.stat()), row, look, Unit.COUNT);
    }

    private static String bytes(Function<AccountRow, @Nullable Double> rate, AccountRow row, Look look) {
        Double now = rate.apply(row);
        if (Compared.isCompared(row, look)) {
            return Compared.rateText(rate, row, look, Unit.BYTES);
        }
        return now == null ? Quantity.UNKNOWN : Quantity.bytesWithUnit(now);
    }

    private static List<Line> jetStream(@Nullable Jsz jsz, String id, TopState state) {
        AccountDetail own = jsz == null || jsz.accountDetails() == null
                ? null
                : jsz.accountDetails().stream()
                        .filter(account -> id.equals(account.id()) || id.equals(account.name()))
                        .findFirst()
                        .orElse(null);
        if (own == null) {
            return List.of(new Line().label("  JetStream: ").add("not used", Style.QUIET));
        }
        int streams = own.streamDetail() == null ? 0 : own.streamDetail().size();
        Flow flow = new Flow(state.size().columns())
                .add("JetStream Streams", Integer.toString(streams), Style.PLAIN)
                .add("Files", used(own.storage(), own.reservedStorage()), Style.PLAIN)
                .add("Memory", used(own.memory(), own.reservedMemory()), Style.PLAIN);
        JetStreamApiStats api = own.api();
        if (api != null) {
            flow.add("API Requests", Figures.total(api.total(), Unit.COUNT, false), Style.PLAIN)
                    .add("API Errors", Figures.total(api.errors(), Unit.COUNT, false), Style.PLAIN);
        }
        return flow.lines();
    }

    private static String used(@Nullable Long used, @Nullable Long limit) {
        String text = Figures.total(used, Unit.BYTES, false);
        if (limit == null || limit == NO_LIMIT) {
            return text + " of no limit";
        }
        String of = text + " of " + Figures.total(limit, Unit.BYTES, false);
        double all = Quantity.unsigned(limit);
        return used == null || all == 0 ? of : of + " (" + Quantity.wholePercent(Quantity.unsigned(used) / all) + ")";
    }

    /** Accounts with claims have limits; servers report none for accounts of a configuration file. */
    private static List<Line> limits(@Nullable AccountInfo info, TopState state) {
        if (info == null) {
            return List.of();
        }
        Flow flow = new Flow(state.size().columns());
        if (Boolean.TRUE.equals(info.expired())) {
            flow.add("Claims", "EXPIRED", Style.BAD);
        }
        JsonNode limits = info.decodedJwt() == null
                ? null
                : info.decodedJwt().path("nats").path("limits");
        addLimit(flow, "Max Connections", limits, "conn");
        addLimit(flow, "Max Leaf Nodes", limits, "leaf");
        addLimit(flow, "Max Subs", limits, "subs");
        addLimit(flow, "Max Payload", limits, "payload");
        addLimit(flow, "Max Streams", limits, "streams");
        addLimit(flow, "Max Consumers", limits, "consumer");
        flow.add("Imports", size(info.imports()), Style.PLAIN).add("Exports", size(info.exports()), Style.PLAIN);
        return flow.lines();
    }

    private static void addLimit(Flow flow, String name, @Nullable JsonNode limits, String key) {
        if (limits != null && limits.path(key).isNumber()) {
            long limit = limits.path(key).asLong();
            flow.add(name, limit < 0 ? "none" : Long.toString(limit), Style.PLAIN);
        }
    }

    private static String size(@Nullable List<?> list) {
        return Integer.toString(list == null ? 0 : list.size());
    }
}
