package io.topz.app.check;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.StreamDetail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures of accounts, streams and consumers; null is not known. In a cluster only a leader's figures count. */
final class JetStreamFigures {

    private static final Map<String, Function<AccountDetail, @Nullable Double>> ACCOUNTS = Map.of(
            "account_memory_percent", account -> Numbers.percent(account.memory(), account.reservedMemory()),
            "account_storage_percent", account -> Numbers.percent(account.storage(), account.reservedStorage()));

    static final Set<String> NAMES = names();

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
        List<Figure> now = all(FigureNames.base(name), seen.jsz(), seen).stream()
                .filter(figure -> wanted.matcher(figure.subject()).matches())
                .toList();
        return FigureNames.isGrowth(name) ? growth(name, now, seen) : now;
    }

    private static List<Figure> growth(String name, List<Figure> now, Observation seen) {
        Map<String, Figure> before = all(FigureNames.base(name), seen.jszBefore(), seen).stream()
                .collect(Collectors.toMap(Figure::subject, figure -> figure, (one, other) -> one));
        Double passed = seen.jsz() == null || seen.jszBefore() == null
                ? null
                : Numbers.seconds(seen.jszBefore().now(), seen.jsz().now());
        List<Figure> grown = new ArrayList<>();
        for (Figure figure : now) {
            Figure earlier = before.get(figure.subject());
            Double growth = difference(earlier == null ? null : earlier.value(), figure.value());
            boolean rate = name.endsWith(FigureNames.RATE);
            grown.add(new Figure(figure.subject(), rate ? perSecond(growth, passed) : growth));
        }
        return grown;
    }

    private static @Nullable Double difference(@Nullable Double before, @Nullable Double now) {
        return before == null || now == null ? null : Double.valueOf(now - before);
    }

    private static @Nullable Double perSecond(@Nullable Double growth, @Nullable Double seconds) {
        return growth == null || seconds == null || seconds <= 0 ? null : Double.valueOf(growth / seconds);
    }

    private static List<Figure> all(String name, @Nullable Jsz jsz, Observation seen) {
        List<Figure> figures = new ArrayList<>();
        for (AccountDetail account : orEmpty(jsz == null ? null : jsz.accountDetails())) {
            Function<AccountDetail, @Nullable Double> ofAccount = ACCOUNTS.get(name);
            if (ofAccount != null) {
                figures.add(new Figure(String.valueOf(account.name()), ofAccount.apply(account)));
                continue;
            }
            for (StreamDetail stream : orEmpty(account.streamDetail())) {
                String title = String.valueOf(stream.name());
                if (ofConsumers(name)) {
                    consumers(name, stream, jsz == null ? null : jsz.now(), seen, figures);
                } else if (name.equals("leader") || leads(stream.cluster(), seen)) {
                    figures.add(new Figure(title, StreamFigures.of(name, stream)));
                }
            }
        }
        return figures;
    }

    private static void consumers(
            String name, StreamDetail stream, @Nullable Instant now, Observation seen, List<Figure> figures) {
        for (ConsumerInfo info : orEmpty(stream.consumerDetail())) {
            if (leads(info.cluster(), seen)) {
                figures.add(new Figure(stream.name() + "/" + info.name(), ConsumerFigures.of(name, info, now)));
            }
        }
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

    /** Whether this server knows: it is not in a cluster, or leads the group. Without a leader nobody knows. */
    static boolean leads(@Nullable ClusterInfo cluster, Observation seen) {
        if (cluster == null || (cluster.leader() == null && cluster.name() == null)) {
            return true;
        }
        return cluster.leader() != null
                && (cluster.leader().equals(seen.now().serverName()) || StreamFigures.peers(cluster) == null);
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
