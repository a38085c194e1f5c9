package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexPageTest {

    @ParameterizedTest
    @CsvSource({"'',/", "/nats,/nats", "/nats/mon,/nats/mon"})
    void links_leadToEveryPage(String base, String page) {
        URI here = URI.create("http://localhost:8222" + page);

        assertThat(links(IndexPage.html(base)))
                .map(link -> here.resolve(link).getPath())
                .containsExactlyElementsOf(Stream.concat(
                                MonitorPage.ALL.stream().map(p -> base + p.path()), Stream.of("/streaming"))
                        .toList());
    }

    @Test
    void links_holdBehindAProxyThatAddsAPath() {
        URI seenFromOutside = URI.create("https://example.com/prod/nats");

        assertThat(seenFromOutside
                        .resolve(links(IndexPage.html("/nats")).get(0))
                        .getPath())
                .isEqualTo("/prod/nats/varz");
    }

    @Test
    void page_isSmallAndAscii() {
        assertThat(IndexPage.html("")).hasSizeLessThan(4096).matches("\\p{ASCII}*");
    }

    private static List<String> links(String html) {
        return Pattern.compile("href=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
