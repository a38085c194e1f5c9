package io.topz.collectors.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The recorded answers of real servers that the module {@code sample-data} puts on the class path. Its README describes each of them. */
public final class Samples {

    private static final String ROOT = "sample-data/";

    private Samples() {}

    /** The names of all directories, for example {@code nats-server/2.10.27/single}. */
    public static List<String> names() {
        return text("scenarios.txt").lines().toList();
    }

    /**
     * The directory with that name.
     *
     * @throws UncheckedIOException if it is not on the class path
     */
    public static SampleDirectory directory(String name) {
        return SampleDirectory.onClassPath(ROOT + name, name);
    }

    /** Malformed answers, which no client may fail on in an uncontrolled way. */
    public static SampleDirectory broken() {
        return directory("broken");
    }

    /** A text file by its path inside {@code sample-data}. */
    public static String text(String path) {
        try (InputStream in = SampleDirectory.openResource(ROOT + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
