package io.topz.broker.subject.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.subject.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares subject mappings with the results of nats-server 2.10.27. */
class SubjectMappingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "t.*.*; o.$1.$2; t.ab-cde.x-yz1; o.ab-cde.x-yz1",
                "t.*.*; o.{{ wildcard( 2 ) }}; t.a.b; o.b",
                "t.*.*; o.$x.$1; t.a.b; o.$x.a",
                "t.*.*; o.{{partition(3,1,2)}}; t.ab-cde.x-yz1; o.1",
                "t.*.*; o.{{split(1, -)}}; t.ab-cde.x; o.ab.cde",
                "t.*.*; o.{{split(1,-)}}; t.-ab--cd-.x; o.ab.cd",
                "t.*.*; o.{{SplitFromLeft(1,2)}}; t.ab-cde.x; o.ab.-cde",
                "t.*.*; o.{{splitFromRight(1,2)}}; t.ab-cde.x; o.ab-c.de",
                "t.*.*; o.{{sliceFromLeft(1,2)}}; t.ab-cde.x; o.ab.-c.de",
                "t.*.*; o.{{slicefromright(2,2)}}; t.a.x-yz1; o.x.-y.z1",
                "t.*.*; o.{{left(1,2)}}; t.ab-cde.x; o.ab",
                "t.*.*; o.{{right(1,2)}}; t.ab-cde.x; o.de",
                "t.*.*; o.{{left(1,9)}}; t.ab.x; o.ab",
                "t.*.>; o.$1.>; t.a.b.c; o.a.b.c",
                "''; z.>; t.a.b.c; z.t.a.b.c",
                "t.x; o.y; t.x; o.y",
                "t.>; o.>; x.y; "
            })
    void mapping_rewrites(String source, String destination, String subject, String expected) throws MappingException {
        ByteString result = SubjectMapping.of(source, destination).apply(ByteString.of(subject));

        assertThat(result).isEqualTo(expected == null ? null : ByteString.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "t.*.*; o.*.*; invalid subject",
                "t..x; o; invalid subject",
                "t.>; o; invalid subject",
                "t.*; o.>; invalid subject",
                "t.*; o.{{foo(1)}}; invalid mapping destination: unknown function in {{foo(1)}}",
                "t.*.*; o.{{wildcard(3)}}; invalid mapping destination: wildcard index out of range in {{wildcard(3)}}: [3]",
                "t.*.*; o.$3; invalid mapping destination: wildcard index out of range in $3: [3]",
                "t.*.*; o.{{wildcard()}}; invalid mapping destination: not enough arguments passed to the function in {{wildcard()}}",
                "t.*.*; o.{{wildcard(1,2)}}; invalid mapping destination: too many arguments passed to the function in {{wildcard(1,2)}}",
                "t.*.*; o.{{wildcard(x)}}; invalid mapping destination: function argument is invalid or in the wrong format in {{wildcard(x)}}",
                "t.*.*; o.{{split(1)}}; invalid mapping destination: not enough arguments passed to the function in {{split(1)}}",
                "t.*.*; o.{{partition(0,1)}}; invalid mapping destination: function argument is invalid or in the wrong format in {{partition(0,1)}}"
            })
    void mapping_thatIsNone_isRefused(String source, String destination, String message) {
        assertThatThrownBy(() -> SubjectMapping.of(source, destination))
                .isInstanceOf(MappingException.class)
                .hasMessage(message);
    }
}
