package io.topz.top.batch;

import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options of output without a terminal, sample by sample.
 *
 * @param count the number of samples, 0 for no limit
 * @param view the view that a sample contains; null for the server alone
 */
public record BatchOptions(
        int count, Format format, @Nullable View view) {

    /** The output format of a sample. */
    public enum Format {
        /** A report like that of nats-top. */
        TEXT,
        /** A header line, then a line for each row of each sample. */
        CSV,
        /** One array of samples. */
        JSON,
        /** One line per sample. */
        NDJSON,
        /** One line per sample with the values of the server, for people. */
        LINE;

        /** The format with that name; {@code IllegalArgumentException} with a message if there is none. */
        public static Format of(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no format (--format) %s; one of: %s"
                            .formatted(
                                    name,
                                    Arrays.stream(values()).map(Format::word).collect(Collectors.joining(" ")))));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The name that stands for the server alone where a view is expected. */
    public static final String SERVER = "server";

    /** The names that {@link #view} accepts. */
    public static List<String> names(ViewList views) {
        List<String> names = new ArrayList<>(List.of(SERVER));
        names.addAll(views.words());
        return names;
    }

    /**
     * The view with that name; null for the server alone.
     *
     * @throws IllegalArgumentException with a message if there is none
     */
    public static @Nullable View view(ViewList views, String name) {
        if (name.equals(SERVER)) {
            return null;
        }
        return views.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no view (--view) %s; one of: %s".formatted(name, String.join(" ", names(views)))));
    }

    /** The name of what a sample contains. */
    String subject() {
        return view == null ? SERVER : view.word();
    }

    /** Whether the format is meant for programs, which want all data. */
    public boolean isData() {
        return format == Format.CSV || format == Format.JSON || format == Format.NDJSON;
    }
}
