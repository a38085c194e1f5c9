package io.topz.top.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @Test
    void plainText_isTheVerySame() {
        String text = "order-service";
        assertThat(SafeText.of(text)).isSameAs(text);
    }

    @Test
    void controlCharacters_becomeTheirNumbers() {
        assertThat(SafeText.of("a\u001b[31mred\u0007\u0000\n\u007f\u009b2Jc"))
                .isEqualTo("a‹1B›[31mred‹7›‹0›‹A›‹7F›‹9B›2Jc");
    }

    @Test
    void marksOfDirection_becomeTheirNumbers() {
        assertThat(SafeText.of("user\u202Etxt.exe\u2066\u200F\u061C")).isEqualTo("user‹202E›txt.exe‹2066›‹200F›‹61C›");
    }

    @Test
    void invisibleCharacters_becomeTheirNumbers() {
        assertThat(SafeText.of("a\u200Bb\u00ADc\uFEFFd\u2028e\uE000\u034F\u3164"))
                .isEqualTo("a‹200B›b‹AD›c‹FEFF›d‹2028›e‹E000›‹34F›‹3164›");
    }

    @Test
    void marks_stayWithTheirLetters() {
        assertThat(SafeText.of("e\u0301")).isEqualTo("e\u0301");
        assertThat(SafeText.of("\u0301e")).isEqualTo("‹301›e");
        assertThat(SafeText.of("x\u0336\u0337\u0338\u0339\u033A")).isEqualTo("x\u0336\u0337\u0338\u0339‹33A›");
    }

    /** Ordinary names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "svc-🚀",
                "👩‍👩‍👧 👍🏽 🇩🇪 ☺️ 1️⃣",
                "น้ำ บริการ",
                "हिन्दी क्षि",
                "مَرْحَبًا",
                "日本の客 ﾊﾝｶｸ 한국 Ａ",
                "ﬁn ß Ω"
            })
    void namesInEveryScript_stay(String name) {
        assertThat(SafeText.of(name)).isEqualTo(name);
        assertThat(SafeText.neutral(name)).isEqualTo(name);
    }

    @Test
    void loneSurrogatesAndUnusualSpaces_becomeTheirNumbers() {
        assertThat(SafeText.of("\uD83D!")).isEqualTo("‹D83D›!");
        assertThat(SafeText.of("a\u00A0b\u2003d")).isEqualTo("a‹A0›b‹2003›d");
    }

    /** Two different names must never look the same. */
    @Test
    void namesThatDiffer_lookDifferent() {
        List<String> names = List.of(
                "a b",
                "a\u00A0b",
                "ab",
                "a\u200Bb",
                "a\u200Db",
                "a\u200Cb",
                "a\u202Eb",
                "a\uFE0Fb",
                "a\u001bb",
                "a\u0301b",
                "a🚀b",
                "a🚁b",
                "aน้b",
                "aนb",
                "a\uE001b",
                "a\uE002b",
                "a\uD83Db");
        assertThat(names.stream().map(SafeText::of)).doesNotHaveDuplicates();
        assertThat(names.stream().map(SafeText::neutral)).doesNotHaveDuplicates();
    }

    @Test
    void textInFiles_isAsItWasSent_butForWhatCommands() {
        assertThat(SafeText.neutral("a\u200Db\u0301\uE000🚀\u00A0")).isEqualTo("a\u200Db\u0301\uE000🚀\u00A0");
        assertThat(SafeText.neutral("a\u001b[2J\r\n\u202Eb\uDC00")).isEqualTo("a‹1B›[2J‹D›‹A›‹202E›b‹DC00›");
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
            assertThat(shown.codePoints().allMatch(SafeTextTest::isHarmless))
                    .as("seed 42, round %d: %s", round, shown)
                    .isTrue();
            assertThat(SafeText.of(shown)).isEqualTo(shown);
        }
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return c >= ' '
                && (c < 0x7F || c > 0x9F)
                && (type != Character.FORMAT || c == 0x200C || c == 0x200D)
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.UNASSIGNED;
    }
}
