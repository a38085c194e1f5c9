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
 * The options of output without a terminal, sample after sample.
 *
 * @param count how many samples, 0 for as long as there are any
 * @param view that a sample is about, null for the server alone
 */
public record BatchOptions(
        int count, Format format, @Nullable View view) {

    /** The output format of a sample. */
    public enum Format {
        /** As nats-top's report. */
        TEXT,
        /** A line of headings, then a line for each row of each sample. */
        CSV,
        /** One array of samples. */
        JSON,
        /** A line for each sample. */
        NDJSON,
        /** A line for each sample with the server's figures, for people. */
        LINE;

        /** A format by its name; {@code IllegalArgumentException} with a sentence when there is none. */
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

    /** The name for the figures of the server alone, where else a view is named. */
    public static final String SERVER = "server";

    /** The names that {@link #view} takes. */
    public static List<String> names(ViewList views) {
        List<String> names = new ArrayList<>(List.of(SERVER));
        names.addAll(views.words());
        return names;
    }

    /**
     * The view of a name, null for the server alone.
     *
     * @throws IllegalArgumentException with a sentence when there is none
     */
    public static @Nullable View view(ViewList views, String name) {
        if (name.equals(SERVER)) {
            return null;
        }
        return views.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no view (--view) %s; one of: %s".formatted(name, String.join(" ", names(views)))));
    }

    /** The subject of a sample, for people and programs. */
    String subject() {
        return view == null ? SERVER : view.word();
    }

    /** Whether programs read it, and want everything. */
    public boolean isData() {
        return format == Format.CSV || format == Format.JSON || format == Format.NDJSON;
    }
}
