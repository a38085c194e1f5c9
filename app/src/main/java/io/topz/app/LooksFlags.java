package io.topz.app;

import io.topz.top.screen.BadgeColor;
import io.topz.top.screen.TerminalStyle;
import java.util.Map;
import picocli.CommandLine.Option;

/** The flags for colours and characters. */
final class LooksFlags {

    @Option(
            names = {"--color", "-color"},
            paramLabel = "COLORS",
            description = "colours: auto, never, 16, 256 or truecolor; auto follows NO_COLOR, COLORTERM and TERM"
                    + " (default: ${DEFAULT-VALUE})",
            defaultValue = "auto")
    String color = "auto";

    @Option(
            names = {"--theme", "-theme"},
            paramLabel = "THEME",
            description = "background of the terminal: dark, light or auto; auto follows COLORFGBG, else uses"
                    + " colours that are readable on both (default: ${DEFAULT-VALUE})",
            defaultValue = "auto")
    String theme = "auto";

    @Option(
            names = {"--ascii", "-ascii"},
            description = "use ASCII characters only, as without a UTF-8 locale")
    boolean ascii;

    @Option(
            names = {"--mouse", "-mouse"},
            description = "turn the mouse on at the start; key X turns it on and off")
    boolean mouse;

    @Option(
            names = {"--environment", "-environment"},
            paramLabel = "NAME",
            description = "a name that is shown as a badge, such as production",
            defaultValue = "")
    String environment = "";

    @Option(
            names = {"--environment-color", "-environment-color"},
            paramLabel = "COLOR",
            description =
                    "colour of the environment badge: red, yellow, green, blue, magenta, cyan (default: ${DEFAULT-VALUE})",
            defaultValue = "magenta")
    String environmentColor = "magenta";

    /**
     * Returns the style for the terminal.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    TerminalStyle looks(Map<String, String> environment) {
        return TerminalStyle.of(environment, color, theme, ascii)
                .withMouse(mouse)
                .withEnvironment(BadgeColor.named(environmentColor));
    }
}
