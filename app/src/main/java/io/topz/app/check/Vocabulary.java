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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that conditions may use: every metric of every scope, and the growth of each. */
record Vocabulary(List<Scope<?>> scopes) {

    /** The vocabulary with all metrics. */
    static final Vocabulary ALL = new Vocabulary(
            List.of(Scopes.SERVER, Scopes.CLUSTER, Scopes.ACCOUNTS, Scopes.STREAMS, Scopes.CONSUMERS, Scopes.LIMITS));

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
        Predicate<Scope<?>> isConsumer = scope -> scope.entity() == Scopes.CONSUMERS.entity();
        Stream<Scope<?>> consumersFirst = Stream.concat(
                scopes.stream().filter(isConsumer), scopes.stream().filter(isConsumer.negate()));
        return (subject.indexOf('/') < 0 ? scopes.stream() : consumersFirst)
                .map(scope -> word(scope, figure))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <E> Optional<Word<?>> word(Scope<E> scope, String figure) {
        return Reading.of(scope.entity(), figure).map(reading -> new Word<>(scope, reading));
    }

    /** The meaning of the name in a condition; {@code IllegalArgumentException} if it has none. */
    Word<?> word(Condition condition) {
        return word(condition.figure(), condition.subject())
                .orElseThrow(() -> new IllegalArgumentException("there is no figure " + condition.figure()));
    }

    /** The error in a name, as a sentence; null if there is none. */
    @Nullable
    String problem(String figure, @Nullable String subject) {
        Optional<Word<?>> word = word(figure, subject == null ? "" : subject);
        if (word.isPresent()) {
            boolean isUnnamed = word.get().place() == Place.SERVER || word.get().place() == Place.CLUSTER;
            return isUnnamed && subject != null ? figure + " is of the server: nothing stands in parentheses" : null;
        }
        if (scopes.stream().anyMatch(scope -> scope.entity().metric(figure).isPresent())) {
            return figure + " is text: conditions compare numbers";
        }
        List<String> near = NearNames.of(figure, names());
        String hint =
                near.isEmpty() ? ": topz check --list shows them" : "; did you mean " + String.join(" or ", near) + "?";
        return "there is no figure " + figure + hint;
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        scopes.forEach(scope -> numeric(scope).forEach(metric -> {
            names.add(metric.name());
            names.addAll(metric.aliases());
        }));
        return names;
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
                        "All numbers that rise, fall or grow also as NAME_rate, per second, and as NAME_delta, since the"
                                + " sample before.\n")
                .toString();
    }

    private static <E> Stream<String> lines(Scope<E> scope) {
        return numeric(scope).map(metric -> {
            String aliases = metric.aliases().isEmpty() ? "" : " (or " + String.join(", ", metric.aliases()) + ")";
            return "%-28s %s%s".formatted(metric.name(), metric.help(), aliases);
        });
    }
}
