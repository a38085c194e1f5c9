package io.topz.broker.jetstream.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.collectors.testing.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the scripts. A file starts with comments and, if necessary, a line {@code server NAME=VALUE…}. The cases follow: each consists of
 * {@code --- NAME} and the steps that {@link Player} describes.
 */
final class Scripts {

    static final List<String> FILES = List.of(
            "streams",
            "publish",
            "consumers",
            "pull",
            "acks",
            "messages",
            "deliver",
            "push",
            "retention",
            "updates",
            "paging",
            "copies",
            "advisories",
            "monitor",
            "api",
            "restart");

    private static final String CASE = "--- ";
    private static final String SERVER = "server ";

    private Scripts() {}

    /** All cases of all files, or only those that the system property {@code topz.scripts} lists, if it is set. */
    static List<Case> cases() {
        String wanted = System.getProperty("topz.scripts");
        List<String> files = wanted == null ? FILES : List.of(wanted.split(","));
        return files.stream().flatMap(file -> cases(file, read(file)).stream()).toList();
    }

    /** The cases of one file. */
    static List<Case> cases(String file, List<String> lines) {
        List<Case> cases = new ArrayList<>();
        ServerSettings settings = ServerSettings.NONE;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(SERVER)) {
                settings = ServerSettings.parse(line.substring(SERVER.length()));
            } else if (line.startsWith(CASE)) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith(CASE)) {
                    end++;
                }
                while (lines.get(end - 1).isBlank()) {
                    end--;
                }
                cases.add(new Case(file, line.substring(CASE.length()), settings, lines.subList(i + 1, end)));
            }
        }
        return cases;
    }

    /** The lines of a file before its first case. */
    static List<String> head(List<String> lines) {
        return lines.stream().takeWhile(line -> !line.startsWith(CASE)).toList();
    }

    static List<String> read(String file) {
        try (InputStream in = Scripts.class.getResourceAsStream(file + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file + ".txt");
            }
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
