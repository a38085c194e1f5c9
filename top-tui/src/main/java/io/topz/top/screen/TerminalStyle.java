package io.topz.top.screen;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The appearance of the dashboard on a terminal.
 *
 * @param depth the number of colours of the terminal
 * @param theme the background of the terminal
 * @param charset the encoding; unless it is UTF-8, characters outside ASCII are replaced
 * @param environment the colour of the badge that names the environment
 * @param mouse whether the mouse is on at the start
 */
public record TerminalStyle(ColorDepth depth, Theme theme, Charset charset, BadgeColor environment, boolean mouse) {

    /** The style that fits the environment variables of the terminal. */
    public static TerminalStyle of(Map<String, String> environment) {
        return new TerminalStyle(
                ColorDepth.of(environment),
                Theme.of("auto", environment),
                Charsets.of(environment),
                BadgeColor.MAGENTA,
                false);
    }

    /**
     * The style that the user requests; {@code auto} stands for what the environment reports.
     *
     * @param color one of {@code auto never 16 256 truecolor}
     * @param background one of {@code auto dark light}
     * @throws IllegalArgumentException with a sentence for people
     */
    public static TerminalStyle of(Map<String, String> environment, String color, String background, boolean ascii) {
        return new TerminalStyle(
                ColorDepth.of(color, environment),
                Theme.of(background, environment),
                ascii ? StandardCharsets.US_ASCII : Charsets.of(environment),
                BadgeColor.MAGENTA,
                false);
    }

    /** This style with another colour of the environment's badge. */
    public TerminalStyle withEnvironment(BadgeColor tint) {
        return new TerminalStyle(depth, theme, charset, tint, mouse);
    }

    /** This style with or without the mouse. */
    public TerminalStyle withMouse(boolean on) {
        return new TerminalStyle(depth, theme, charset, environment, on);
    }

    boolean isAscii() {
        return !charset.equals(StandardCharsets.UTF_8);
    }
}
