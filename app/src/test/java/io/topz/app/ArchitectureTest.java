package io.topz.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the direction of the dependencies in ARCHITECTURE.md. */
class ArchitectureTest {

    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("-tests.jar"))
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.topz");

    /** The modules by their packages, each with the modules that it may depend on. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "collectors", Set.of(),
            "recordings", Set.of("collectors"),
            "metrics", Set.of("collectors"),
            "streaming", Set.of(),
            "broker", Set.of("collectors", "streaming"),
            "monitor", Set.of("collectors", "metrics"),
            "top", Set.of("collectors", "metrics", "recordings"),
            "app", Set.of("collectors", "recordings", "metrics", "streaming", "broker", "monitor", "top"));

    static Set<String> modules() {
        return ALLOWED.keySet();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void module_dependsOnlyOnThoseBelow(String module) {
        Set<String> allowed = ALLOWED.getOrDefault(module, Set.of());
        String[] forbidden = ALLOWED.keySet().stream()
                .filter(other -> !other.equals(module) && !allowed.contains(other))
                .map(other -> "io.topz." + other + "..")
                .toArray(String[]::new);
        if (forbidden.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage("io.topz." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(PRODUCT);
        }
    }

    @Test
    void top_doesNotKnowHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.topz.top..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx..")
                .check(PRODUCT);
    }

    @Test
    void lanterna_isTouchedInOnePackage() {
        classes()
                .that()
                .resideOutsideOfPackages("io.topz.top.screen..", "io.topz.app..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("com.googlecode.lanterna..")
                .check(PRODUCT);
    }

    /** Each package of a module is a slice, including root packages; packages of other modules belong to none. */
    private static SliceAssignment packagesOf(String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                String name = javaClass.getPackageName();
                String root = "io.topz." + module;
                return name.equals(root) || name.startsWith(root + ".")
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module;
            }
        };
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_haveNoCycles(String module) {
        slices().assignedFrom(packagesOf(module)).should().beFreeOfCycles().check(PRODUCT);
    }

    /** Guards against a rule that passes because it checks no classes. */
    @ParameterizedTest
    @MethodSource("modules")
    void module_hasClasses(String module) {
        assertThat(PRODUCT.stream().filter(type -> type.getPackageName().startsWith("io.topz." + module)))
                .hasSizeGreaterThan(10);
    }

    @Test
    void views_areToldTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage("io.topz.top.view..", "io.topz.metrics..", "io.topz.top.format..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(PRODUCT);
    }
}
