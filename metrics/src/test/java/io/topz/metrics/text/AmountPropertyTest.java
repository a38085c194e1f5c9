package io.topz.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests random amounts: printed amounts can be parsed again, and no text breaks the parser. */
class AmountPropertyTest {

    private static final int INPUTS = Integer.getInteger("topz.inputs", 20_000);

    private static final String CHARACTERS = "0123456789.-+kKmMgGtTpPeEbBiIsSdDhHnuµ% ,qQ\u0000é😀";

    private final SplittableRandom random = new SplittableRandom(20261130);

    /** A number up to the size of counters and down to a tenth. */
    private double number() {
        double size = Math.pow(2, random.nextDouble(-4, 63));
        double number = random.nextInt(10) == 0 ? Math.rint(size) : size;
        return random.nextInt(8) == 0 ? -number : number;
    }

    @ParameterizedTest
    @EnumSource(value = Unit.class, mode = Mode.EXCLUDE, names = "NONE")
    void printedNumber_isReadAsPreciselyAsItWasWritten(Unit unit) {
        for (int i = 0; i < INPUTS; i++) {
            double number = number();
            String printed = Quantity.of(number, unit);
            double read = Objects.requireNonNull(Amount.parse(printed, unit), printed);
            // Either one decimal of at least 1.0 with a suffix, or the whole number below the first suffix.
            double precision = Math.max(0.5, Math.abs(number) * 0.051);
            assertThat(read).as(printed).isCloseTo(number, within(precision));
            boolean hasTenths = Math.abs(number) < 1e14;
            if (hasTenths || unit == Unit.COUNT || unit == Unit.BYTES) {
                assertThat(Quantity.of(read, unit)).as("printed again").isEqualTo(printed);
            }
        }
    }

    @Test
    void everyPercentage_isTheNumberThatWasTyped() {
        for (int percent = 0; percent <= 100; percent++) {
            assertThat(Amount.parse(percent + "%", Unit.PERCENT)).isEqualTo(percent);
        }
    }

    @Test
    void suffixes_meanTheSameInEveryCase() {
        for (int i = 0; i < INPUTS; i++) {
            String digits = Integer.toString(random.nextInt(1_000_000));
            int power = random.nextInt(1, 7);
            String suffix = "KMGTPE".substring(power - 1, power);
            double binary = Double.parseDouble(digits) * Math.pow(1024, power);
            double decimal = Double.parseDouble(digits) * Math.pow(1000, power);
            for (String end : new String[] {suffix, suffix.toLowerCase(Locale.ROOT)}) {
                assertThat(Amount.parse(digits + end, Unit.BYTES)).isEqualTo(binary);
                assertThat(Amount.parse(digits + end, Unit.COUNT)).isEqualTo(decimal);
                assertThat(Amount.parse(digits + end + "i", Unit.BYTES)).isEqualTo(binary);
                assertThat(Amount.parse(digits + end + "i", Unit.COUNT)).isEqualTo(binary);
            }
            Long size = Amount.size(digits + suffix);
            assertThat(size).isEqualTo(binary < Long.MAX_VALUE ? Long.valueOf((long) binary) : null);
        }
    }

    @Test
    void anyText_isAnAmountOrNone() {
        int amounts = 0;
        for (int i = 0; i < INPUTS; i++) {
            String text = text();
            for (Unit unit : Unit.values()) {
                @Nullable Double amount = Amount.parse(text, unit);
                amounts += amount == null ? 0 : 1;
                if (amount != null) {
                    assertThat(amount).as(text).isFinite();
                }
            }
            Amount.size(text);
        }
        assertThat(amounts).isPositive();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
