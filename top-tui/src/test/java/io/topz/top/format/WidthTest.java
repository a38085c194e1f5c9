package io.topz.top.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {

    @Test
    void wideCharacters_countTwice() {
        assertThat(Width.of("abc")).isEqualTo(3);
        assertThat(Width.of("日本")).isEqualTo(4);
        assertThat(Width.of("é")).isEqualTo(1);
        assertThat(Width.of("e\u0301")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "🚀, 2",
        "👩‍👩‍👧, 2",
        "👍🏽, 2",
        "🇩🇪, 2",
        "☺️, 2",
        "1️⃣, 2",
        "น, 1",
        "น้ำ, 2",
        "म, 1",
        "नि, 2",
        "مَ, 1",
        "각, 2"
    })
    void clusters_takeOneColumnOrTwo(String cluster, int columns) {
        assertThat(Graphemes.end(cluster, 0)).isEqualTo(cluster.length());
        assertThat(Width.of(cluster)).isEqualTo(columns);
    }

    @Test
    void cut_keepsClustersWhole() {
        assertThat(Width.cut("a👩‍👩‍👧b", 3)).isEqualTo("a…");
        assertThat(Width.cut("a👩‍👩‍👧bc", 4)).isEqualTo("a👩‍👩‍👧…");
        assertThat(Width.cut("ne\u0301e\u0301", 2)).isEqualTo("n…");
    }

    @Test
    void cut_leavesWhatFits() {
        assertThat(Width.cut("order", 5)).isEqualTo("order");
        assertThat(Width.cut("order-service", 6)).isEqualTo("order…");
        assertThat(Width.cut("order", 0)).isEmpty();
        assertThat(Width.cut("order", 1)).isEqualTo("…");
    }

    @Test
    void cut_neverSplitsAWideCharacter() {
        assertThat(Width.cut("日本の客", 6)).isEqualTo("日本…");
        assertThat(Width.cut("日本の客", 5)).isEqualTo("日本…");
        for (int columns = 0; columns < 10; columns++) {
            assertThat(Width.of(Width.cut("日a本bの客", columns))).isLessThanOrEqualTo(columns);
        }
    }

    @Test
    void fit_fillsTheField() {
        assertThat(Width.fit("7", 3, Align.RIGHT)).isEqualTo("  7");
        assertThat(Width.fit("日", 3, Align.LEFT)).isEqualTo("日 ");
        assertThat(Width.fit("too long", 4, Align.LEFT)).isEqualTo("too…");
    }
}
