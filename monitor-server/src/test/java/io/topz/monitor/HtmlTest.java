package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escape_leavesNothingThatMeansSomething() {
        assertThat(Html.escape("<a href=\"x\">Tom & 'J\u00e9r\u00f4me' \ud83d\ude00</a>"))
                .isEqualTo("&lt;a href=&#34;x&#34;&gt;Tom &amp; &#39;J&#233;r&#244;me&#39; &#128512;&lt;/a&gt;");
    }
}
