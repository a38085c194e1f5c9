package io.topz.app.check;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.Reading;
import io.topz.metrics.Sampled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of entity that conditions are about.
 *
 * @param entity the kind, with its metrics
 * @param place the place of these entities in the answers
 * @param isNamed whether conditions must name the kind, as in {@code connection.pending}
 * @param heading the heading in the list of all figures
 * @param finder finds the entities in an observation
 */
record Scope<E>(Entity<E> entity, Place place, boolean isNamed, String heading, Finder<E> finder) {

    /** The place of entities in the answers of a server. */
    enum Place {
        /** The server that answered. There is exactly one, and it has no name in conditions. */
        SERVER,
        /** All servers together. */
        CLUSTER,
        /** Entities of JetStream, each with a name. */
        JETSTREAM,
        /** Limits, each with a name. */
        LIMITS,
        /** Open connections. */
        CONNECTIONS,
        /** Closed connections. */
        CLOSED,
        /** Accounts by their traffic. */
        ACCOUNTS,
        /** Subscriptions. */
        SUBSCRIPTIONS,
        /** NATS Streaming. */
        STREAMING;

        /** Whether the answers of a server include it. */
        boolean isIn(Answers answers) {
            return switch (this) {
                case SERVER, CLUSTER -> true;
                case JETSTREAM -> answers.jsz() != null;
                case LIMITS -> answers.limits() != null;
                case CONNECTIONS -> answers.listings().open() != null;
                case CLOSED -> answers.listings().closed() != null;
                case ACCOUNTS -> answers.listings().accounts() != null;
                case SUBSCRIPTIONS -> answers.listings().subscriptions() != null;
                case STREAMING -> answers.isLeaderOfStreaming();
            };
        }
    }

    /** Finds entities in an observation. */
    interface Finder<E> {

        /**
         * Finds the entities.
         *
         * @param metric the requested metric
         */
        List<Subject<E>> find(Metric<E> metric, Observation seen);
    }

    /**
     * An entity that was found.
     *
     * @param name the name in conditions: {@code ORDERS/worker}
     * @param detail a text that distinguishes it from others of that name; may be empty
     */
    record Subject<E>(String name, String detail, Sampled<E> sampled) {}

    /** This scope with the metrics of another description of the same kind. */
    Scope<E> with(Entity<E> changed) {
        return new Scope<>(changed, place, isNamed, heading, finder);
    }

    /** The kind as conditions name it, such as {@code closed_connection}. */
    String kind() {
        return entity.name().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** The figures of all entities whose names match a pattern. */
    List<Figure> figures(Reading<E> reading, String pattern, Observation seen) {
        Pattern wanted = pattern(pattern);
        List<Figure> figures = new ArrayList<>();
        for (Subject<E> subject : finder.find(reading.metric(), seen)) {
            if (wanted.matcher(subject.name).matches()) {
                figures.add(figure(reading, subject));
            }
        }
        return figures;
    }

    private static <E> Figure figure(Reading<E> reading, Subject<E> subject) {
        @Nullable Double value = reading.of(subject.sampled);
        return new Figure(subject.name, reading.metric().unit(), value, subject.detail);
    }

    /** The pattern of a text: {@code *} matches any text, and an empty text matches all. */
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
}
