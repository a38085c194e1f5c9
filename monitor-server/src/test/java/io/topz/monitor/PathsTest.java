package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

    @ParameterizedTest
    @CsvSource({
        "/,/", "/varz,/varz", "/varz/,/varz/", "//varz,/varz", "/a//b,/a/b", "/./varz,/varz", "/varz/.,/varz",
        "/a/../varz,/varz", "/varz/..,/", "/varz/../,/", "/../../x,/x", "//,/", "'',/", "x,/x"
    })
    void clean_asGoDoes(String path, String clean) {
        assertThat(Paths.clean(path)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "/,''", "nats,/nats", "/nats/,/nats", "nats//mon/,/nats/mon", "/a/../b,/b"})
    void base_withoutSlashAtTheEnd(String configured, String base) {
        assertThat(Paths.base(configured)).isEqualTo(base);
    }

    @Test
    void escapeNonAscii_byteByByte() {
        assertThat(Paths.escapeNonAscii("/a%20b\u00c3\u00a9")).isEqualTo("/a%20b%C3%A9");
    }
}
