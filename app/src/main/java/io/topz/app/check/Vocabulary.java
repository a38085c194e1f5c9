package io.topz.app.check;

import io.topz.app.check.Scope.Place;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.Reading;
import io.topz.metrics.text.NearNames;
import io.topz.metrics.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that conditions may use: every metric of every scope, and the growth of each. A name alone, such as {@code lag}, is one of the
 * first scope that has it; with the kind of the entity, as in {@code connection.pending}, it is one of that scope.
 */
record Vocabulary(List<Scope<?>> scopes) {

    /** The vocabulary with all metrics. */
    static final Vocabulary ALL = new Vocabulary(List.of(
            Scopes.SERVER,
            Scopes.CLUSTER,
            Scopes.ACCOUNTS,
            Scopes.STREAMS,
            Scopes.CONSUMERS,
            Scopes.LIMITS,
            Scopes.BUCKETS,
            ListScopes.CONNECTIONS,
            ListScopes.SLOW,
            ListScopes.GROUPS,
            ListScopes.CLOSED,
            ListScopes.CLIENTS,
            ListScopes.ACCOUNTS,
            ListScopes.SUBSCRIPTIONS,
            StreamingScopes.SERVER,
            StreamingScopes.CHANNELS,
            StreamingScopes.SUBSCRIBERS,
            StreamingScopes.CLIENTS));

    /** The character between the kind of an entity and the name of its metric. */
    private static final char DOT = '.';

    /** A name and its meaning. */
    record Word<E>(Scope<E> scope, Reading<E> reading) {

        Place place() {
            return scope.place();
        }

        Metric<E> metric() {
            return reading.metric();
        }

        Unit unit() {
            return metric().unit();
        }

        List<Figure> figures(String pattern, Observation seen) {
            return scope.figures(reading, pattern, seen);
        }
    }

    /** This vocabulary with the present description of an entity replaced by another. */
    Vocabulary with(Entity<?> entity) {
        return new Vocabulary(scopes.stream()
                .<Scope<?>>map(scope -> scope.entity().name().equals(entity.name()) ? replaced(scope, entity) : scope)
                .toList());
    }

    @SuppressWarnings("unchecked") // entities with the same name have the same type
    private static <E> Scope<E> replaced(Scope<E> scope, Entity<?> entity) {
        return scope.with((Entity<E>) entity);
    }

    /**
     * The meaning of a name. With a subject such as {@code ORDERS/worker}, the meaning for consumers takes precedence over that for
     * streams.
     */
    Optional<Word<?>> word(String figure, String subject) {
        int dot = figure.indexOf(DOT);
        if (dot >= 0) {
            return kind(figure.substring(0, dot)).flatMap(scope -> word(scope, figure.substring(dot + 1)));
        }
        Predicate<Scope<?>> isConsumer = scope -> scope.entity() == Scopes.CONSUMERS.entity();
        Stream<Scope<?>> consumersFirst =
                Stream.concat(unnamed().filter(isConsumer), unnamed().filter(isConsumer.negate()));
        return (subject.indexOf('/') < 0 ? unnamed() : consumersFirst)
                .map(scope -> word(scope, figure))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Scope<?>> kind(String typed) {
        return scopes.stream().filter(scope -> scope.kind().equals(typed)).findFirst();
    }

    /** The scopes whose metrics have a meaning without the kind of the entity. */
    private Stream<Scope<?>> unnamed() {
        return scopes.stream().filter(scope -> !scope.isNamed());
    }

    private static <E> Optional<Word<?>> word(Scope<E> scope, String figure) {
        return Reading.of(scope.entity(), figure).map(reading -> new Word<>(scope, reading));
    }

    /** The meaning of the name in a condition; {@code IllegalArgumentException} if it has none. */
    Word<?> word(Condition condition) {
        return word(condition.figure(), condition.subject())
                .orElseThrow(() -> new IllegalArgumentException("there is no figure " + condition.figure()));
    }

    /** Whether two conditions are about the same number, which has several names. */
    boolean isSameFigure(Condition one, Condition other) {
        return word(one).equals(word(other));
    }

    /** The error in a name, as a sentence; null if there is none. */
    @Nullable
    String problem(String figure, @Nullable String subject) {
        Optional<Word<?>> word = word(figure, subject == null ? "" : subject);
        if (word.isPresent()) {
            boolean isUnnamed = word.get().place() == Place.SERVER || word.get().place() == Place.CLUSTER;
            return isUnnamed && subject != null
                    ? figure + " is a figure of the server: it takes nothing in parentheses"
                    : null;
        }
        int dot = figure.indexOf(DOT);
        if (dot >= 0 && kind(figure.substring(0, dot)).isEmpty()) {
            String kinds = scopes.stream().map(Scope::kind).collect(Collectors.joining(", "));
            return "there is no entity " + figure.substring(0, dot) + ": one of " + kinds;
        }
        if (isText(figure, dot)) {
            return figure + " is text: conditions compare numbers";
        }
        List<String> elsewhere =
                names().stream().filter(name -> name.endsWith(DOT + figure)).toList();
        List<String> near = elsewhere.isEmpty() ? NearNames.of(figure, names()) : elsewhere;
        String hint =
                near.isEmpty() ? ": topz check --list shows them" : "; did you mean " + String.join(" or ", near) + "?";
        return "there is no figure " + figure + hint;
    }

    private boolean isText(String figure, int dot) {
        Stream<Scope<?>> asked = dot < 0 ? unnamed() : kind(figure.substring(0, dot)).stream();
        String metric = figure.substring(dot + 1);
        return asked.anyMatch(scope -> scope.entity().metric(metric).isPresent());
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        scopes.forEach(scope -> numeric(scope).forEach(metric -> {
            names.add(name(scope, metric.name()));
            metric.aliases().forEach(alias -> names.add(name(scope, alias)));
        }));
        return names;
    }

    /** The name of a metric as conditions use it. */
    private static String name(Scope<?> scope, String metric) {
        return scope.isNamed() ? scope.kind() + DOT + metric : metric;
    }

    private static <E> Stream<Metric<E>> numeric(Scope<E> scope) {
        return scope.entity().all().stream().filter(Metric::isNumeric);
    }

    /** The names with their meanings for people, one per line. */
    String list() {
        StringBuilder list = new StringBuilder();
        for (Scope<?> scope : scopes) {
            list.append(scope.heading()).append(":\n");
            lines(scope).forEach(line -> list.append("    ").append(line).append('\n'));
        }
        return list.append(
                        "A name may be preceded by the kind of its entity, as in stream.messages. Where it is shown with the kind, it"
                                + " must be.\n")
                .append(
                        "A condition about connections, groups, clients, accounts, subscriptions, channels or subscribers has one"
                                + " result, which names the worst of them.\n")
                .append(
                        "All numbers that rise, fall or grow also as NAME_rate, per second, and as NAME_delta, since the"
                                + " sample before.\n")
                .toString();
    }

    private static <E> Stream<String> lines(Scope<E> scope) {
        return numeric(scope).map(metric -> {
            String aliases = metric.aliases().isEmpty() ? "" : " (or " + String.join(", ", metric.aliases()) + ")";
            return "%-28s %s%s".formatted(name(scope, metric.name()), metric.help(), aliases);
        });
    }
}
