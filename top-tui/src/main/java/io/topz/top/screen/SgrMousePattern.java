package io.topz.top.screen;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What terminals send of the mouse in xterm's mode 1006: {@code ESC [ < button ; column ; row} and {@code M}, or {@code m} for a
 * release. The screen library knows only the older forms, in which columns beyond 95 are not UTF-8 and beyond 223 not possible.
 */
final class SgrMousePattern implements CharacterPattern {

    private static final String BEGINNING = "\u001b[<";
    private static final Pattern WHOLE = Pattern.compile("\u001b\\[<(\\d{1,3});(\\d{1,5});(\\d{1,5})([Mm])");
    private static final int LONGEST = BEGINNING.length() + 16;
    private static final int WHEEL = 64;
    private static final int MOVED = 32;

    /** Shift, Alt and Ctrl. */
    private static final int HELD_KEYS = 4 | 8 | 16;

    @Override
    public @Nullable Matching match(List<Character> typed) {
        StringBuilder text = new StringBuilder(typed.size());
        typed.forEach(text::append);
        Matcher matcher = WHOLE.matcher(text);
        if (matcher.matches()) {
            return new Matching(action(
                    Integer.parseInt(matcher.group(1)) & ~HELD_KEYS,
                    new TerminalPosition(
                            Integer.parseInt(matcher.group(2)) - 1, Integer.parseInt(matcher.group(3)) - 1),
                    matcher.group(4).equals("M")));
        }
        boolean begun = text.length() <= BEGINNING.length()
                ? BEGINNING.startsWith(text.toString())
                : text.length() < LONGEST && text.toString().matches("\u001b\\[<[\\d;]*");
        return begun ? Matching.NOT_YET : null;
    }

    private static MouseAction action(int button, TerminalPosition position, boolean pressed) {
        MouseActionType type;
        if ((button & WHEEL) != 0) {
            type = (button & 1) == 0 ? MouseActionType.SCROLL_UP : MouseActionType.SCROLL_DOWN;
        } else if ((button & MOVED) != 0) {
            type = MouseActionType.MOVE;
        } else {
            type = pressed ? MouseActionType.CLICK_DOWN : MouseActionType.CLICK_RELEASE;
        }
        return new MouseAction(type, (button & 3) + 1, position);
    }
}
