package io.topz.app.check;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.jetstream.Budget;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.Origin;
import io.topz.metrics.rate.ServerRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Figures of accounts, streams and consumers; null is not known. In a cluster only a leader's figures count. */
final class JetStreamFigures {

    private static final Map<String, Function<AccountDetail, @Nullable Double>> ACCOUNTS = Map.of(
            "account_memory_percent", account -> Numbers.percent(Budget.of(account, true)),
            "account_storage_percent", account -> Numbers.percent(Budget.of(account, false)));

    static final Set<String> NAMES = names();

    /** A figure with what it is of. */
    private record Named(String subject, Growth.Point point) {}

    private JetStreamFigures() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>(StreamFigures.NAMES);
        names.addAll(ConsumerFigures.NAMES);
        names.addAll(ACCOUNTS.keySet());
        return Set.copyOf(names);
    }

    /** Whether a name is one of these, or its growth. */
    static boolean knows(String name) {
        return NAMES.contains(name) || (FigureNames.isGrowth(name) && NAMES.contains(FigureNames.base(name)));
    }

    /** Whether it is of consumers, which are asked for only then. */
    static boolean ofConsumers(String name) {
        return ConsumerFigures.NAMES.contains(FigureNames.base(name));
    }

    /** The figure of everything that a pattern names; none when the server has nothing of that name, or does not lead it. */
    static List<Figure> of(String name, String pattern, Observation seen) {
        Pattern wanted = pattern(pattern);
        String base = FigureNames.base(name);
        List<Named> now = all(base, seen.now(), seen.jsz(), seen.rows()).stream()
                .filter(one -> wanted.matcher(one.subject).matches())
                .toList();
        if (!FigureNames.isGrowth(name)) {
            return now.stream()
                    .map(one -> new Figure(one.subject, one.point.value()))
                    .toList();
        }
        Map<String, Growth.Point> before = new HashMap<>();
        if (seen.before() != null) {
            all(base, seen.before(), seen.jszBefore(), seen.rowsBefore())
                    .forEach(one -> before.putIfAbsent(one.subject, one.point));
        }
        return now.stream()
                .map(one -> new Figure(one.subject, Growth.of(name, before.get(one.subject), one.point)))
                .toList();
    }

    private static List<Named> all(String name, Varz varz, @Nullable Jsz jsz, Picture rows) {
        List<Named> figures = new ArrayList<>();
        Function<AccountDetail, @Nullable Double> ofAccount = ACCOUNTS.get(name);
        if (ofAccount != null) {
            for (AccountDetail account : orEmpty(jsz == null ? null : jsz.accountDetails())) {
                Instant at = jsz == null ? null : jsz.now();
                figures.add(new Named(
                        String.valueOf(account.name()),
                        new Growth.Point(ServerRun.of(varz), at, ofAccount.apply(account))));
            }
        } else if (ofConsumers(name)) {
            rows.consumers().stream()
                    .filter(row -> row.origin().isLeader())
                    .forEach(row -> figures.add(new Named(
                            row.key().stream().stream() + "/" + row.key().consumer(),
                            point(
                                    row.origin(),
                                    row.info().created(),
                                    ConsumerFigures.of(
                                            name, row.info(), row.origin().now())))));
        } else {
            rows.streams().stream()
                    .filter(row -> row.origin().isLeader() || name.equals("leader"))
                    .forEach(row -> figures.add(new Named(
                            row.key().stream(),
                            point(row.origin(), row.detail().created(), StreamFigures.of(name, row)))));
        }
        return figures;
    }

    private static Growth.Point point(Origin origin, @Nullable Instant created, @Nullable Double value) {
        return new Growth.Point(Arrays.asList(origin.run(), created), origin.now(), value);
    }

    /** {@code *} stands for any text, nothing for all. */
    static Pattern pattern(String text) {
        if (text.isEmpty()) {
            return Pattern.compile(".*", Pattern.DOTALL);
        }
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
