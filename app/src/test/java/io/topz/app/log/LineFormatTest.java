package io.topz.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LineFormatTest {

    private static final Instant TIME = Instant.parse("2026-01-09T03:04:05.000678999Z");

    @Test
    void line_isThatOfNatsServer() {
        assertThat(new LineFormat(17, ZoneOffset.UTC).line(TIME, "INF", "Server is ready", null))
                .isEqualTo("[17] 2026/01/09 03:04:05.000678 [INF] Server is ready\n");
    }

    @Test
    void time_isThatOfTheZone() {
        assertThat(new LineFormat(17, ZoneId.of("Asia/Kolkata")).line(TIME, "ERR", "x", null))
                .isEqualTo("[17] 2026/01/09 08:34:05.000678 [ERR] x\n");
    }

    @Test
    void lineWithoutTimestamps_hasTheProcessAndTheLabel() {
        assertThat(new LineFormat(17, null).line(TIME, "WRN", "x", null)).isEqualTo("[17] [WRN] x\n");
    }

    @Test
    void textOfTheNetwork_beginsNoLineAndCommandsNoTerminal() {
        assertThat(new LineFormat(1, null).line(TIME, "TRC", "a\r\n[1] [INF] b\u001b[2J\u009b", null))
                .isEqualTo("[1] [TRC] a\\x0d\\x0a[1] [INF] b\\x1b[2J\\x9b\n");
    }

    @Test
    void failure_isFollowedByItsStackTrace() {
        assertThat(new LineFormat(1, null).line(TIME, "ERR", "failed", new IOException("disk")))
                .startsWith("[1] [ERR] failed\njava.io.IOException: disk\n\tat ");
    }
}
