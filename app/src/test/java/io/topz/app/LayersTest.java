package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of the tags that assign test classes to layers: a quick build leaves out the tagged classes and no others. */
class LayersTest {

    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(\\w+)\"\\)");
    /** A tag of the class, or of its methods that start a process. */
    private static final Pattern PROCESS_TAG = Pattern.compile("@Tag\\(\"process\"\\)");

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m)^\\s*//.*$");
    /** A load run starts the servers that it measures. */
    private static final Pattern START =
            Pattern.compile("\\bnew ProcessBuilder\\b|\\.exec\\(|\\bLoadRun\\.commandLine\\b");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);$");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** The fixture that starts no process if {@code -Dtopz.processes=false} excludes them, so that its users need no tag. */
    private static final String STANDS_BACK = "RealServer";

    /** The source texts of all tests and fixtures without comments, by the full names of their types. */
    private static final Map<String, String> SOURCES = sources();

    @Test
    void testsThatStartProcesses_areTagged() {
        Set<String> untagged = reaching(LayersTest::startsAlways);
        untagged.removeIf(name -> !name.endsWith("Test") || isTagged(name));
        assertThat(untagged).isEmpty();
    }

    @Test
    void testsThatAreTagged_startProcesses() {
        Set<String> tagged = new TreeSet<>(SOURCES.keySet());
        tagged.removeIf(name -> !isTagged(name));
        assertThat(tagged).isNotEmpty();
        assertThat(reaching(LayersTest::starts)).containsAll(tagged);
    }

    @Test
    void tags_areThoseThatAQuickBuildLeavesOut() {
        Set<String> tags = SOURCES.values().stream()
                .flatMap(source -> TAG.matcher(source).results().map(tag -> tag.group(1)))
                .collect(Collectors.toSet());
        assertThat(tags).containsExactlyInAnyOrder("process", "slow");
    }

    private static boolean isTagged(String name) {
        return PROCESS_TAG.matcher(source(name)).find();
    }

    private static boolean starts(String name) {
        return START.matcher(source(name)).find();
    }

    private static boolean startsAlways(String name) {
        return starts(name) && !name.endsWith("." + STANDS_BACK);
    }

    private static String source(String name) {
        return SOURCES.getOrDefault(name, "");
    }

    /** All types that have the property, or use one that has it, directly or indirectly. */
    private static Set<String> reaching(Predicate<String> property) {
        Map<String, Set<String>> users = users();
        Set<String> reached = SOURCES.keySet().stream().filter(property).collect(Collectors.toCollection(TreeSet::new));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String user : users.getOrDefault(open.remove(), Set.of())) {
                if (!user.endsWith("." + STANDS_BACK) && reached.add(user)) {
                    open.add(user);
                }
            }
        }
        return reached;
    }

    /** For each type, the types that mention it after an import or from the same package. */
    private static Map<String, Set<String>> users() {
        Map<String, Set<String>> users = new TreeMap<>();
        SOURCES.forEach((user, source) -> {
            Set<String> used = new TreeSet<>(matches(IMPORT, source));
            String directory = user.substring(0, user.lastIndexOf('.') + 1);
            matches(WORD, source).forEach(word -> used.add(directory + word));
            used.retainAll(SOURCES.keySet());
            used.forEach(name ->
                    users.computeIfAbsent(name, unused -> new TreeSet<>()).add(user));
        });
        return users;
    }

    private static Collection<String> matches(Pattern pattern, String source) {
        return pattern.matcher(source)
                .results()
                .map(result -> result.group(result.groupCount()))
                .toList();
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (Path module : modules()) {
            Path root = module.resolve("src/test/java");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = root.relativize(file).toString().replace('/', '.');
                    String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                    sources.put(name.substring(0, name.length() - ".java".length()), code);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static List<Path> modules() {
        try (Stream<Path> directories = Files.list(TidyTest.root())) {
            return directories
                    .filter(directory -> Files.isDirectory(directory.resolve("src/test/java")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
