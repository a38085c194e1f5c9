package io.topz.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests that a simple name is used for only one class in the whole product. */
class SimpleNamesTest {

    /**
     * Names that both protocols use: NATS Streaming has subscriptions of its own on top of those of NATS, and its protocol defines the
     * start position of a subscription.
     */
    private static final Set<String> OF_TWO_PROTOCOLS = Set.of("Subscription", "Subscriptions", "StartPosition");

    @Test
    void simpleNames_areUnique() {
        Map<String, Set<String>> packages = packagesByName();
        packages.keySet().removeAll(OF_TWO_PROTOCOLS);

        assertThat(packages)
                .hasSizeGreaterThan(500)
                .allSatisfy((name, holders) -> assertThat(holders).as(name).hasSize(1));
    }

    @Test
    void exceptions_areNeeded() {
        assertThat(packagesByName())
                .allSatisfy((name, holders) -> assertThat(!OF_TWO_PROTOCOLS.contains(name) || holders.size() > 1)
                        .as(name)
                        .isTrue());
    }

    private static Map<String, Set<String>> packagesByName() {
        return ArchitectureTest.PRODUCT.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        mapping(JavaClass::getPackageName, toCollection(TreeSet::new))));
    }
}
