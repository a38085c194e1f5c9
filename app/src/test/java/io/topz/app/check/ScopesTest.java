package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.ChangeMetrics;
import io.topz.metrics.catalog.SlowConsumerMetrics;
import io.topz.metrics.catalog.SubscriptionMetrics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The entities that conditions can be about. */
class ScopesTest {

    /** Entities that are no conditions. */
    private static final Set<Entity<?>> OF_THE_DASHBOARD_ONLY = Set.of(
            // texts only
            ChangeMetrics.CHANGES,
            // noted while a dashboard runs; a check has slow_consumers_delta and closed_connection
            SlowConsumerMetrics.INCIDENTS,
            // the subscriptions of the one connection that is open on the screen
            SubscriptionMetrics.OF_CONNECTION,
            // the subscriptions that match a subject that somebody typed
            SubscriptionMetrics.RECEIVERS);

    private static Stream<Entity<?>> entities() {
        return new ClassFileImporter()
                .importPackages("io.topz.metrics.catalog").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Entity.class))
                        .map(ScopesTest::value);
    }

    private static Entity<?> value(JavaField field) {
        try {
            return (Entity<?>) field.reflect().get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(field.getFullName(), hidden);
        }
    }

    @Test
    void everyEntity_isACondition_unlessOnlyTheDashboardHasIt() {
        List<Entity<?>> expected = entities()
                .filter(entity -> !OF_THE_DASHBOARD_ONLY.contains(entity))
                .toList();
        List<Entity<?>> found =
                Vocabulary.ALL.scopes().stream().<Entity<?>>map(Scope::entity).toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    static List<Scope<?>> scopes() {
        return Vocabulary.ALL.scopes();
    }

    /** A metric that is declared here alone. */
    @ParameterizedTest
    @MethodSource("scopes")
    <E> void ownMetric_isAConditionOfItsEntity_andListed(Scope<E> scope) {
        Metric<E> own = Metric.bytes("own_number", "a number of this test", one -> 7L);
        Vocabulary vocabulary = Vocabulary.ALL.with(scope.entity().with(own));
        String name = scope.kind() + ".own_number";
        assertThat(ConditionParser.parse(name + ">1K:warn", vocabulary)).hasToString(name + " > 1024 warning");
        assertThat(vocabulary.list())
                .contains((scope.isNamed() ? name : "    own_number") + " ")
                .contains("a number of this test");
        assertThat(Vocabulary.ALL.list()).doesNotContain("own_number");
    }

    @Test
    void nameWithoutKind_isNotThatOfAConnection() {
        assertThat(Vocabulary.ALL.word("pending", "")).isEmpty();
        assertThatThrownBy(() -> ConditionParser.parse("pending>1"))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining("there is no figure pending; did you mean channel.pending or")
                .hasMessageContaining("connection.pending");
    }

    @Test
    void unknownKind_isNamed() {
        assertThatThrownBy(() -> ConditionParser.parse("conection.pending>1"))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining("there is no entity conection: one of server, cluster,")
                .hasMessageContaining(" connection,");
        assertThatThrownBy(() -> ConditionParser.parse("connection.lang>1"))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining("connection.lang is text");
    }

    @Test
    void kind_mayBeNamedEverywhere() {
        Condition shortly = ConditionParser.parse("lag(ORDERS/worker)>5");
        Condition fully = ConditionParser.parse("consumer.lag(ORDERS/worker)>5");
        assertThat(Vocabulary.ALL.isSameFigure(shortly, fully)).isTrue();
        assertThat(Vocabulary.ALL.isSameFigure(shortly, ConditionParser.parse("stream.messages>5")))
                .isFalse();
        assertThatThrownBy(() -> ConditionParser.parse("server.connections(A)>5"))
                .hasMessageContaining("is a figure of the server");
    }
}
