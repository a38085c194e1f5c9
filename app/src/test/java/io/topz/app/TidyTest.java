package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests properties of the source text that no compiler checks. */
class TidyTest {

    private static final int MAX_FILE_LINES = 400;
    private static final int MAX_METHOD_LINES = 60;
    private static final int MAX_LINE_CHARACTERS = 140;
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public (?:\\w+ )*(?:class|interface|record|enum|@interface) (\\w+)");
    /**
     * The first line of a method with a body: indented by four spaces in a top-level type or by eight in a nested one; a type and a name.
     */
    private static final Pattern METHOD_START = Pattern.compile(
            "^( {4}| {8})(?!(?:for|if|while|switch|try|return|synchronized|else|new)\\b)[\\w@<][^=;{}()]* \\w+\\([^;{}]*\\{$");

    /** A comment of a type or a package: the comment before a declaration, with the annotations in between. */
    private static final Pattern TYPE_COMMENT =
            Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*+)\\*/\\s*(?:@\\w[\\w.]*(?:\\([^)]*\\))?\\s+)*"
                    + "(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*"
                    + "(?:class|interface|record|enum|@interface|package)\\s");

    private static final Pattern CLAUSE = Pattern.compile("(?:\\*\\s*)?(?:What|Who|How|Where|Which|When|Why|Whose)\\b");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|(?: *:?-+:? *\\|)+");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    private static final Path ROOT = root();

    @Test
    void files_areShort() {
        assertThat(mainFiles().filter(file -> lines(file).size() > MAX_FILE_LINES))
                .isEmpty();
    }

    @Test
    void lines_areShort() {
        assertThat(mainFiles().flatMap(file -> numbered(file, line -> line.length() > MAX_LINE_CHARACTERS)))
                .isEmpty();
    }

    @Test
    void methods_fitOnAScreen() {
        assertThat(mainFiles().flatMap(TidyTest::longMethods)).isEmpty();
    }

    @Test
    void main_hasNoLeftOvers() {
        assertThat(mainFiles()
                        .flatMap(file ->
                                numbered(file, line -> LEFT_OVER.matcher(line).find())))
                .isEmpty();
    }

    @Test
    void publicTypes_haveADocComment() {
        assertThat(mainFiles().filter(TidyTest::hasUndocumentedPublicType)).isEmpty();
    }

    @Test
    void packages_sayWhatTheyAre() {
        assertThat(mainFiles()
                        .map(Path::getParent)
                        .distinct()
                        .filter(directory -> !Files.exists(directory.resolve("package-info.java"))))
                .isEmpty();
    }

    @Test
    void readmeTable_listsTheModulesInBuildOrder() throws IOException {
        List<String> modules =
                all(Pattern.compile("<module>(.+?)</module>"), Files.readString(ROOT.resolve("pom.xml")));
        List<String> listed =
                all(Pattern.compile("(?m)^\\| \\[`(.+?)/`]"), Files.readString(ROOT.resolve("README.md")));
        assertThat(listed).isEqualTo(modules);
    }

    @Test
    void typeComments_beginWithADefinition() {
        assertThat(javaFiles().flatMap(file -> clauses(file).map(clause -> ROOT.relativize(file) + ": " + clause)))
                .isEmpty();
    }

    @Test
    void aRelativeClauseAtTheStart_isFound() {
        String source = """
                /# What a table is made of. */
                @Immutable
                record Parts(int legs) {

                    /#
                     * Who
                     * sits there.
                     */
                    private static final class Guest {}

                    /# A chair. What it costs comes later. */
                    interface Chair {}

                    /# How heavy it is. */
                    int weight() {
                        return 1;
                    }
                }
                """;
        assertThat(clauses(source.replace("#", "**"))).containsExactly("What a table is made of.", "Who sits there.");
        assertThat(clauses("/" + "** Where it is kept. */\n@NullMarked\npackage a.b;\n"))
                .hasSize(1);
    }

    @Test
    void tablesInTheDocuments_haveAHeaderRow() {
        assertThat(documents()
                        .flatMap(file -> headlessTables(lines(file)).map(line -> ROOT.relativize(file) + ":" + line)))
                .isEmpty();
    }

    @Test
    void aTableWithoutAHeader_isFound() {
        assertThat(headlessTables(List.of("| a | b |", "|---|---|", "| 1 | 2 |")))
                .isEmpty();
        assertThat(headlessTables(List.of("A| | in |", "|---|---|", "| 1 | 2 |")))
                .containsExactly(2);
        assertThat(headlessTables(List.of("text", "| 1 | 2 |", "| 3 | 4 |"))).containsExactly(2);
        assertThat(headlessTables(List.of("| a | b |", "|---|---|---|"))).containsExactly(1);
        assertThat(headlessTables(List.of("```", "| no table |", "```"))).isEmpty();
    }

    @Test
    void linksInTheDocuments_leadToFiles() {
        List<String> broken = new ArrayList<>();
        documents().forEach(document -> {
            Path directory = Objects.requireNonNull(document.getParent());
            for (String link : all(LINK, String.join("\n", lines(document)))) {
                if (!Files.exists(directory.resolve(link))) {
                    broken.add(ROOT.relativize(document) + ": " + link);
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    private static Stream<String> clauses(Path file) {
        return clauses(String.join("\n", lines(file)));
    }

    /** The first sentences of type and package comments that are not definitions. */
    private static Stream<String> clauses(String source) {
        return TYPE_COMMENT
                .matcher(source)
                .results()
                .map(result ->
                        result.group(1).replaceAll("\\s*\\n\\s*\\*? ?", " ").strip())
                .filter(comment -> CLAUSE.matcher(comment).lookingAt())
                .map(comment -> comment.replaceFirst("(?<=\\.)\\s.*", ""));
    }

    /** The line numbers of tables whose first two lines are not a header and a rule with the same number of cells. */
    private static Stream<Integer> headlessTables(List<String> lines) {
        List<Integer> found = new ArrayList<>();
        boolean inCode = false;
        boolean inTable = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            inCode ^= line.startsWith("```");
            boolean isRow = !inCode && line.startsWith("|");
            if (isRow && !inTable) {
                String rule = i + 1 < lines.size() ? lines.get(i + 1) : "";
                if (!TABLE_RULE.matcher(rule).matches() || cells(line) != cells(rule)) {
                    found.add(i + 1);
                }
            }
            inTable = isRow;
        }
        return found.stream();
    }

    private static int cells(String row) {
        return row.replace("\\|", "").split("\\|", -1).length;
    }

    private static Stream<Path> documents() {
        return files(".md");
    }

    private static Stream<String> longMethods(Path file) {
        List<String> lines = lines(file);
        List<String> found = new ArrayList<>();
        for (int start = 0; start < lines.size(); start++) {
            Matcher method = METHOD_START.matcher(lines.get(start));
            if (method.find() && !lines.get(start).contains("->")) {
                int end = start;
                while (end < lines.size() && !lines.get(end).equals(method.group(1) + "}")) {
                    end++;
                }
                if (end - start + 1 > MAX_METHOD_LINES) {
                    found.add(ROOT.relativize(file) + ":" + (start + 1) + " " + (end - start + 1) + " lines");
                }
            }
        }
        return found.stream();
    }

    private static boolean hasUndocumentedPublicType(Path file) {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (PUBLIC_TYPE.matcher(lines.get(i)).find()) {
                return lines.subList(0, i).stream().noneMatch(line -> line.startsWith("/**"));
            }
        }
        return false;
    }

    private static Stream<String> numbered(Path file, Predicate<String> wanted) {
        List<String> lines = lines(file);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                found.add(ROOT.relativize(file) + ":" + (i + 1));
            }
        }
        return found.stream();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static Stream<Path> mainFiles() {
        return javaFiles().filter(file -> file.toString().contains("/src/main/"));
    }

    private static Stream<Path> javaFiles() {
        return files(".java");
    }

    private static Stream<Path> files(String suffix) {
        try (Stream<Path> files = Files.walk(ROOT, 16)) {
            return files
                    .filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|node_modules|\\.git)/.*"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = Objects.requireNonNull(directory.getParent(), "no mvnw above the tests");
        }
        return directory;
    }
}
