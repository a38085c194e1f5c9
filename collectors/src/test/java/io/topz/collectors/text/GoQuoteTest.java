package io.topz.collectors.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoQuoteTest {

    @Test
    void quote_plainText_isInQuotationMarks() {
        assertThat(GoQuote.quote("")).isEqualTo("\"\"");
        assertThat(GoQuote.quote("abc é €")).isEqualTo("\"abc é €\"");
    }

    @Test
    void quote_whatCannotBePrinted_isEscapedAsGoDoes() {
        assertThat(GoQuote.quote("\"\\\u0007\b\f\n\r\t\u000b")).isEqualTo("\"\\\"\\\\\\a\\b\\f\\n\\r\\t\\v\"");
        assertThat(GoQuote.quote("\u0000\u001b\u007f")).isEqualTo("\"\\x00\\x1b\\x7f\"");
        assertThat(GoQuote.quote("\u00a0\u200b\u2028\ud800")).isEqualTo("\"\\u00a0\\u200b\\u2028\\ud800\"");
        assertThat(GoQuote.quote("\udb40\udc01")).isEqualTo("\"\\U000e0001\"");
    }
}
