package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests the limit for positional arguments. Records with more components are created by their generated builder, or by a codec that uses
 * names; a method with so many arguments takes a record instead.
 */
@Tag("slow")
class PositionalArgumentsTest {

    private static final int MAX_ARGUMENTS = 8;
    /** The arguments that the compiler adds to the constructor of an enum: the name and the number of the constant. */
    private static final int HIDDEN_ARGUMENTS_OF_ENUM = 2;

    @Test
    void callsWithManyArguments_areMadeByBuilders() {
        assertThat(callsWithManyArguments(ArchitectureTest.PRODUCT).filter(call -> !isBuilder(call.getOriginOwner())))
                .isEmpty();
    }

    /** Guards against a rule that passes because it checks no classes. */
    @Test
    void buildersOfTheProduct_areFound() {
        assertThat(callsWithManyArguments(ArchitectureTest.PRODUCT))
                .extracting(call -> call.getTargetOwner().getSimpleName())
                .contains("BrokerOptions", "ConsumerSettings", "Varz", "TopOptions", "MonitorOptions");
    }

    @Test
    void callByPosition_isFound() {
        JavaClasses fixture = new ClassFileImporter().importClasses(Wide.class, ByPosition.class);

        assertThat(callsWithManyArguments(fixture).filter(call -> !isBuilder(call.getOriginOwner())))
                .extracting(call -> call.getOriginOwner().getSimpleName())
                .containsExactly("ByPosition");
    }

    record Wide(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}

    static final class ByPosition {

        static Wide wide() {
            return new Wide(1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    private static Stream<? extends JavaCodeUnitAccess<?>> callsWithManyArguments(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> Stream.concat(
                        type.getConstructorCallsFromSelf().stream(), type.getMethodCallsFromSelf().stream()))
                .filter(call -> call.getTargetOwner().getPackageName().startsWith("io.topz."))
                .filter(call -> !call.getTargetOwner().isAnonymousClass()
                        && !call.getTargetOwner().isLocalClass())
                .filter(call -> arguments(call) > MAX_ARGUMENTS);
    }

    private static int arguments(JavaCodeUnitAccess<?> call) {
        int declared = call.getTarget().getRawParameterTypes().size();
        boolean isOfEnum =
                call.getTargetOwner().isEnum() && call.getTarget().getName().equals("<init>");
        return isOfEnum ? declared - HIDDEN_ARGUMENTS_OF_ENUM : declared;
    }

    /** Whether a class belongs to the generated builder of a record. */
    private static boolean isBuilder(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        String record = outermost.getName().replaceFirst("Builder$", "");
        return outermost.getName().endsWith("Builder")
                && ArchitectureTest.PRODUCT.contain(record)
                && ArchitectureTest.PRODUCT.get(record).isRecord();
    }
}
