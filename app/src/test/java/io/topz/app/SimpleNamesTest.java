package io.topz.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a simple name is used for only one class in the whole product and its benchmarks. */
@Tag("slow")
class SimpleNamesTest {

    @Test
    void simpleNames_areUnique() {
        assertThat(fullNamesBySimpleName())
                .hasSizeGreaterThan(500)
                .containsKey("Broker")
                .containsKey("LoadRun")
                .allSatisfy((name, fullNames) -> assertThat(fullNames).as(name).hasSize(1));
    }

    private static Map<String, Set<String>> fullNamesBySimpleName() {
        return Stream.concat(product(), benchmarks())
                .filter(name -> !name.endsWith(".package-info"))
                .collect(groupingBy(
                        name -> name.substring(name.lastIndexOf('.') + 1),
                        TreeMap::new,
                        mapping(name -> name, toCollection(TreeSet::new))));
    }

    private static Stream<String> product() {
        return ArchitectureTest.PRODUCT.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName);
    }

    /** From their sources, because the product does not depend on them. */
    private static Stream<String> benchmarks() {
        Path root = TidyTest.root().resolve("bench/src/main/java");
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
