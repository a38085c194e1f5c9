package io.topz.collectors.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.testing.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    record Recorded(String path, int status, String body) {

        private Optional<Endpoint<?>> endpoint() {
            return Endpoint.all().stream()
                    .filter(known -> path.startsWith(known.path() + "?"))
                    .findFirst();
        }

        private Query query() {
            return Query.parse(path.substring(path.indexOf('?') + 1));
        }

        /** Whether an error is about the text of the query and not about the content of the server. */
        private boolean isAboutDecoding() {
            return body.startsWith("Error decoding");
        }
    }

    /** Version 2.9 ignores this parameter because it does not know it. */
    private static final String NEWER = "nats-server/2.9.10/single /healthz?details=xxx";

    static Stream<Recorded> recordedErrors() {
        return Samples.names().stream().filter(name -> name.endsWith("/single")).flatMap(QueryTest::recordedErrors);
    }

    private static Stream<Recorded> recordedErrors(String sample) {
        return Samples.text(sample + "/errors.tsv")
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals("GET") && cells[2].matches("\\d+"))
                .filter(cells -> !NEWER.equals(sample + " " + cells[1]))
                .map(cells -> new Recorded(cells[1], Integer.parseInt(cells[2]), cells[4]))
                .filter(recorded -> recorded.endpoint().isPresent());
    }

    @Test
    void recordedErrors_areThere() {
        assertThat(recordedErrors().filter(Recorded::isAboutDecoding)).hasSizeGreaterThan(50);
        assertThat(recordedErrors().filter(recorded -> !recorded.isAboutDecoding()))
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("recordedErrors")
    void parse_recordedQuery_failsWithTheTextOfTheServerOrNotAtAll(Recorded recorded) {
        Endpoint<?> endpoint = recorded.endpoint().orElseThrow();
        if (recorded.isAboutDecoding()) {
            assertThat(recorded.status).isEqualTo(400);
            assertThatThrownBy(() -> endpoint.parser().apply(recorded.query()))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessage(recorded.body);
        } else {
            assertThat(endpoint.parser().apply(recorded.query()).endpoint()).isEqualTo(endpoint);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "True", "TRUE"})
    void bool_ofEachTrue_isTrue(String value) {
        assertThat(Query.parse("x=" + value).bool("x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "f", "F", "false", "False", "FALSE"})
    void bool_ofEachFalse_isFalse(String value) {
        assertThat(Query.parse("x=" + value).bool("x")).isFalse();
    }

    @Test
    void integer_ofSixtyFourBits_isRead() {
        Query query = Query.parse("a=9223372036854775807&b=-9223372036854775808&c=%2B7&d=-3");
        assertThat(List.of(query.integer("a"), query.integer("b"), query.integer("c"), query.integer("d")))
                .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE, 7L, -3L);
        assertThatThrownBy(() -> Query.parse("a=9223372036854775808").integer("a"))
                .hasMessage("Error decoding int for 'a': strconv.Atoi: parsing \"9223372036854775808\":"
                        + " value out of range");
    }

    @Test
    void uint64_upToItsLimit_isRead() {
        assertThat(Query.parse("cid=18446744073709551615").uint64("cid")).isEqualTo(-1);
        assertThatThrownBy(() -> Query.parse("cid=18446744073709551616").uint64("cid"))
                .hasMessage("Error decoding uint64 for 'cid': strconv.ParseUint: parsing \"18446744073709551616\":"
                        + " value out of range");
    }

    @Test
    void parse_oddPairs_areReadAsNatsServerDoes() {
        Query query = Query.parse("a=1&a=2&&b;c=3&d=%zz&e&=f&g=h%20i+j&k=l=m");
        assertThat(query.all())
                .containsEntry("a", "1")
                .containsEntry("e", "")
                .containsEntry("g", "h i j")
                .containsEntry("k", "l=m")
                .doesNotContainKeys("b", "c", "d");
        assertThat(Query.parse(null).all()).isEmpty();
    }
}
