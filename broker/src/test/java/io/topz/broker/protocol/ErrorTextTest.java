package io.topz.broker.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {

    @Test
    void subjects_areQuotedLikeGo() {
        byte[] subject = "a\u00ff\u0001\u00e7\u00a7\u0091\u007f\"\\".getBytes(ISO_8859_1);

        assertThat(ErrorText.replyViolation(subject, 0, subject.length))
                .isEqualTo("Permissions Violation for Publish with Reply of \"a\\xff\\x01\u79d1\\x7f\\\"\\\\\"");
        assertThat(ErrorText.publishViolation(subject, 0, 1)).isEqualTo("Permissions Violation for Publish to \"a\"");
    }
}
