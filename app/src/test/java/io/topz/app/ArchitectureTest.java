package io.topz.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The direction of the dependencies, as ARCHITECTURE.md draws them. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("-tests.jar"))
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.topz");

    @Test
    void collectors_dependOnNobody() {
        noClasses()
                .that()
                .resideInAPackage("io.topz.collectors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.topz.broker..", "io.topz.monitor..", "io.topz.top..", "io.topz.app..")
                .check(PRODUCT);
    }

    @Test
    void broker_dependsOnlyOnCollectors() {
        noClasses()
                .that()
                .resideInAPackage("io.topz.broker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.topz.monitor..", "io.topz.top..", "io.topz.app..")
                .check(PRODUCT);
    }

    @Test
    void monitor_dependsOnlyOnCollectors() {
        noClasses()
                .that()
                .resideInAPackage("io.topz.monitor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.topz.broker..", "io.topz.top..", "io.topz.app..")
                .check(PRODUCT);
    }

    @Test
    void top_dependsOnlyOnCollectors() {
        noClasses()
                .that()
                .resideInAPackage("io.topz.top..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.topz.broker..", "io.topz.monitor..", "io.topz.app..", "io.vertx..")
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

    @Test
    void packages_haveNoCycles() {
        for (String module : new String[] {"broker", "monitor", "top"}) {
            slices().matching("io.topz." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        }
    }

    @Test
    void views_areToldTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage("io.topz.top.view..", "io.topz.top.rate..", "io.topz.top.format..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }
}
