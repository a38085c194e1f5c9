package io.topz.top.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void plainText_isTheVerySame() {
        String text = "order-service";
        assertThat(SafeText.of(text)).isSameAs(text);
    }

    @Test
    void controlCharacters_areReplaced() {
        assertThat(SafeText.of("a\u001b[31mred\u0007\u0000\r\n\tb\u007f\u009b2Jc"))
                .isEqualTo("a\uFFFD[31mred\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb\uFFFD\uFFFD2Jc");
    }

    @Test
    void bidirectionalMarks_areReplaced() {
        assertThat(SafeText.of("user\u202Etxt.exe\u2066\u200F\u061C")).isEqualTo("user\uFFFDtxt.exe\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void invisibleCharacters_areReplaced() {
        assertThat(SafeText.of("a\u200Bb\u00ADc\uFEFFd\u2028e")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void combiningMarks_areComposedOrDropped() {
        assertThat(SafeText.of("e\u0301")).isEqualTo("é");
        assertThat(SafeText.of("x\u0336\u0337\u0338")).isEqualTo("x");
    }

    @Test
    void emojiAndLoneSurrogates_areReplaced() {
        assertThat(SafeText.of("svc-🚀")).isEqualTo("svc-\uFFFD");
        assertThat(SafeText.of("\uD83D!")).isEqualTo("\uFFFD!");
        assertThat(SafeText.of("✅ ⚠")).isEqualTo("\uFFFD \uFFFD");
    }

    @Test
    void wideCharacters_stay() {
        assertThat(SafeText.of("日本の客 ﾊﾝｶｸ 한국 Ａ")).isEqualTo("日本の客 ﾊﾝｶｸ 한국 Ａ");
    }

    @Test
    void everySpace_isASpace() {
        assertThat(SafeText.of("a\u00A0b\u3000c\u2003d")).isEqualTo("a b c d");
    }

    @Test
    void whatIsShown_isAlwaysHarmless() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 5000; round++) {
            StringBuilder hostile = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                hostile.append((char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000));
            }
            String shown = SafeText.of(hostile.toString());
            assertThat(shown.chars().allMatch(SafeTextTest::isHarmless))
                    .as("seed 42, round %d: %s", round, shown)
                    .isTrue();
            assertThat(SafeText.of(shown)).isEqualTo(shown);
        }
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return c >= ' '
                && (c < 0x7F || c > 0x9F)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.NON_SPACING_MARK
                && type != Character.LINE_SEPARATOR
                && type != Character.UNASSIGNED;
    }
}
