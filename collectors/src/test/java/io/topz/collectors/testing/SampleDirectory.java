package io.topz.collectors.testing;

import io.topz.collectors.http.HttpAnswer;
import io.topz.collectors.options.Query;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The answers of one server at one moment: a directory with one file per answer and an {@code index.tsv} with their paths. Its files are
 * read on demand. Safe for any thread.
 */
public final class SampleDirectory {

    /** Samples may come from anywhere, so they must not name files outside their directory. */
    private static final Predicate<String> PLAIN_NAME =
            Pattern.compile("[\\w,=-][\\w,=.-]*").asMatchPredicate();

    private static final Predicate<String> STATUS =
            Pattern.compile("[1-5]\\d\\d").asMatchPredicate();

    /** The location of the files of a recording. */
    @FunctionalInterface
    private interface Source {
        InputStream open(String file) throws IOException;
    }

    /**
     * One recorded answer.
     *
     * @param file the file name in the directory
     * @param path the requested path and query
     * @param status the HTTP status
     * @param contentType the content type header
     */
    public record Entry(String file, String path, int status, String contentType) {

        /** Whether it answers a question to that endpoint. */
        public boolean isOf(String endpoint) {
            int query = path.indexOf('?');
            String asked = query < 0 ? path : path.substring(0, query);
            // A base path may precede the endpoint.
            return asked.endsWith(endpoint) || (endpoint.equals("/subsz") && asked.endsWith("/subscriptionsz"));
        }

        /** The parameters of the question. */
        public Map<String, String> parameters() {
            int query = path.indexOf('?');
            return query < 0 ? Map.of() : Query.parse(path.substring(query + 1)).all();
        }
    }

    private final String name;
    private final Source source;
    private final List<Entry> entries;

    private SampleDirectory(String name, Source source) {
        this.name = name;
        this.source = source;
        this.entries = readIndex();
    }

    /**
     * The samples in a directory.
     *
     * @throws UncheckedIOException if it has no readable index
     */
    public static SampleDirectory in(Path directory) {
        return new SampleDirectory(directory.toString(), file -> Files.newInputStream(directory.resolve(file)));
    }

    /** The samples in a directory of the class path, which is given without slashes at its ends. */
    static SampleDirectory onClassPath(String directory, String name) {
        return new SampleDirectory(name, file -> openResource(directory + "/" + file));
    }

    static InputStream openResource(String path) throws IOException {
        InputStream found = SampleDirectory.class.getClassLoader().getResourceAsStream(path);
        if (found == null) {
            throw new FileNotFoundException("not on the class path: " + path);
        }
        return found;
    }

    /** The name for messages. */
    public String name() {
        return name;
    }

    /** All recorded answers, in the order of the index. */
    public List<Entry> entries() {
        return entries;
    }

    /** The body of an answer. */
    public byte[] body(Entry entry) {
        try (InputStream in = source.open(entry.file())) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The status, content type and body of an answer. */
    public HttpAnswer answer(Entry entry) {
        return new HttpAnswer(entry.status(), entry.contentType(), body(entry));
    }

    private List<Entry> readIndex() {
        List<Entry> found = new ArrayList<>();
        try (InputStream in = source.open("index.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().skip(1).toList()) {
                String[] cells = line.split("\t", -1);
                if (cells.length != 4 || !PLAIN_NAME.test(cells[0]) || !STATUS.test(cells[2])) {
                    throw new IOException("index.tsv of %s has a line that is no entry: %s".formatted(name, line));
                }
                found.add(new Entry(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3]));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableList(found);
    }
}
