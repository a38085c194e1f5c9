package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

    /** picocli warns about a text that is not a valid format string, for example because of a single percent sign. */
    @Test
    void help_ofEveryCommand_isFormattedWithoutWarnings() {
        PrintStream before = System.err;
        ByteArrayOutputStream warnings = new ByteArrayOutputStream();
        System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
        try {
            for (CommandLine command : Topz.root().getSubcommands().values()) {
                assertThat(command.getUsageMessage()).contains("topz").doesNotContain("%n", "%%");
            }
        } finally {
            System.setErr(before);
        }
        assertThat(warnings.toString(StandardCharsets.UTF_8)).doesNotContain("WARN");
    }
}
