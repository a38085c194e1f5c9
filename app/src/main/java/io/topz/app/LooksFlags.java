package io.topz.app;

import io.topz.top.screen.Looks;
import java.util.Map;
import picocli.CommandLine.Option;

/** The flags about colours and characters. */
final class LooksFlags {

    @Option(
            names = {"--color", "-color"},
            paramLabel = "COLORS",
            description = "auto, never, 16, 256 or truecolor; auto goes by NO_COLOR, COLORTERM and TERM"
                    + " (default: ${DEFAULT-VALUE})",
            defaultValue = "auto")
    String color = "auto";

    @Option(
            names = {"--theme", "-theme"},
            paramLabel = "THEME",
            description = "background of the terminal: dark, light or auto; auto goes by COLORFGBG, else takes colours"
                    + " that can be read on both (default: ${DEFAULT-VALUE})",
            defaultValue = "auto")
    String theme = "auto";

    @Option(
            names = {"--ascii", "-ascii"},
            description = "no characters beyond ASCII, as without a UTF-8 locale")
    boolean ascii;

    @Option(
            names = {"--mouse", "-mouse"},
            description = "listen to the mouse from the start; key X turns it on and off")
    boolean mouse;

    /** @throws IllegalArgumentException with a sentence for people */
    Looks looks(Map<String, String> environment) {
        return Looks.of(environment, color, theme, ascii).withMouse(mouse);
    }
}
