package io.topz.collectors.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that options become a query string and are parsed to equal options. */
class OptionsTest {

    private static final List<String> TEXTS =
            List.of("", "a", "$G", "orders.>", "a b", "a&b=c;d?e#f", "100%", "+1", "é€𝄞", "\"<>'", "\n");

    static Stream<Options<?>> options() {
        Random random = new Random(5);
        return Endpoint.all().stream()
                .flatMap(endpoint -> IntStream.range(0, 60).mapToObj(i -> random(endpoint, random)));
    }

    static List<Endpoint<?>> endpoints() {
        return Endpoint.all();
    }

    @ParameterizedTest
    @MethodSource("options")
    void queryString_readBack_isEqual(Options<?> options) {
        String query = options.queryString();
        Query parsed = Query.parse(query.isEmpty() ? null : query.substring(1));
        assertThat(options.endpoint().parser().apply(parsed)).isEqualTo(options);
        assertThat(parsed.all()).isEqualTo(options.parameters());
        assertThat(query).matches("|\\?[\\w.*%+=&-]+");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void defaults_haveNoParameters(Endpoint<?> endpoint) throws Exception {
        Options<?> options = endpoint.parser().apply(Query.parse(""));
        assertThat(options.parameters()).isEmpty();
        assertThat(options.queryString()).isEmpty();
        assertThat(options).isEqualTo(options.getClass().getMethod("defaults").invoke(null));
        assertThat(options.endpoint()).isEqualTo(endpoint);
    }

    /** The broker and the replay of a recording both use these methods of the options. */
    @Test
    void connz_withoutOrderAndPage_isTheFirst1024ByCid() {
        ConnzOptions options = ConnzOptions.defaults();
        assertThat(options.order()).isEqualTo("cid");
        assertThat(options.pageLimit()).isEqualTo(1024);
        ConnzOptions one = ConnzOptionsBuilder.builder(options)
                .sort("subs")
                .limit(5)
                .cid(7)
                .build();
        assertThat(one.order()).isEqualTo("subs");
        assertThat(one.pageLimit()).isOne();
    }

    @Test
    void endpoints_areAllThatOptionsExistFor() {
        Set<Class<?>> served = Endpoint.all().stream()
                .map(endpoint -> endpoint.parser().apply(Query.parse("")).getClass())
                .collect(Collectors.toSet());
        assertThat(served).isEqualTo(Set.of(Options.class.getPermittedSubclasses()));
    }

    private static Options<?> random(Endpoint<?> endpoint, Random random) {
        Class<?> type = endpoint.parser().apply(Query.parse("")).getClass();
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<?> constructor = type.getConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (Options<?>) constructor.newInstance(Stream.of(components)
                    .map(part -> value(part.getType(), random))
                    .toArray());
        } catch (ReflectiveOperationException notARecord) {
            throw new IllegalStateException(notARecord);
        }
    }

    private static Object value(Class<?> type, Random random) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class) {
            return random.nextBoolean() ? 0 : random.nextInt();
        }
        if (type == long.class) {
            return random.nextBoolean() ? 0L : random.nextLong();
        }
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
