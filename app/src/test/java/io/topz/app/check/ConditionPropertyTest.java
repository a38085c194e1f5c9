package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.app.check.Threshold.Comparison;
import io.topz.app.check.Threshold.Limit;
import io.topz.app.check.Threshold.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests random conditions: well-formed ones are parsed as intended, and no text breaks the parser. */
class ConditionPropertyTest {

    private static final int INPUTS = Integer.getInteger("topz.inputs", 5_000);

    private static final List<String> NAMES =
            List.of("messages", "bytes", "lag", "ack_pending", "full_percent", "oldest_seconds", "messages_delta");

    private static final String CHARACTERS = "abz019_.(){}<>=!@~:-+%KMGTi \\*/\"é😀";

    private final SplittableRandom random = new SplittableRandom(20261130);

    private String random(String characters, int to) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(to);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    /** A number with at most three decimals, which is the precision of printed numbers. */
    private double number() {
        return BigDecimal.valueOf(random.nextLong(1_000_000_000), random.nextInt(4))
                .doubleValue();
    }

    private Threshold threshold() {
        if (random.nextBoolean()) {
            return new Limit(any(Comparison.values()), number());
        }
        double one = number();
        double other = number();
        double low = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : Math.min(one, other);
        double high =
                random.nextInt(4) == 0 && !Double.isInfinite(low) ? Double.POSITIVE_INFINITY : Math.max(one, other);
        return new Range(low, high, random.nextBoolean());
    }

    private static String typed(Condition condition) {
        String subject = condition.subject().isEmpty() ? "" : "(" + condition.subject() + ")";
        String threshold = condition.threshold() instanceof Limit limit
                ? limit.comparison().sign() + NumberText.text(limit.limit())
                : "=" + condition.threshold().range();
        return condition.figure() + subject + threshold + ":"
                + condition.severity().name().toLowerCase(Locale.ROOT);
    }

    @Test
    void wellFormedCondition_isReadAsItWasMeant() {
        for (int i = 0; i < INPUTS; i++) {
            String subject = random.nextBoolean() ? "" : "S" + random("ab*_", 5);
            Condition condition = new Condition(
                    NAMES.get(random.nextInt(NAMES.size())),
                    subject,
                    new Limit(any(Comparison.values()), number()),
                    random.nextBoolean() ? Severity.WARNING : Severity.CRITICAL,
                    Condition.Origin.GIVEN);
            assertThat(ConditionParser.parse(typed(condition)))
                    .as(typed(condition))
                    .isEqualTo(condition);
        }
    }

    @Test
    void wellFormedRange_isReadAsItWasMeant() {
        for (int i = 0; i < INPUTS; i++) {
            Threshold threshold = threshold();
            if (threshold instanceof Range range) {
                String text = "messages=" + range.range();
                assertThat(ConditionParser.parse(text, Severity.WARNING).threshold())
                        .as(text)
                        .isEqualTo(range);
            }
        }
    }

    @Test
    void anyText_isAConditionOrASentence() {
        int wrong = 0;
        for (int i = 0; i < INPUTS; i++) {
            String name = random.nextInt(3) == 0 ? "" : NAMES.get(random.nextInt(NAMES.size()));
            String text = name + random(CHARACTERS, 14);
            wrong += isCondition(text, null) ? 0 : 1;
            wrong += isCondition(text, Severity.WARNING) ? 0 : 1;
        }
        assertThat(wrong).isBetween(1, 2 * INPUTS - 1);
    }

    private static boolean isCondition(String text, @Nullable Severity level) {
        try {
            Condition condition = level == null ? ConditionParser.parse(text) : ConditionParser.parse(text, level);
            assertThat(condition.toString()).isNotBlank();
            return true;
        } catch (ConditionException wrong) {
            assertThat(wrong).message().isNotBlank();
            return false;
        }
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
