package io.topz.top.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.MouseAction;
import io.topz.top.key.Key;
import io.topz.top.key.Key.Kind;

/** Converts the keystrokes of Lanterna to keys. */
final class Keystrokes {

    private Keystrokes() {}

    static Key of(KeyStroke stroke) {
        return switch (stroke.getKeyType()) {
            case Character -> character(stroke);
            case Enter -> Key.of(Kind.ENTER);
            case Escape -> Key.of(Kind.ESCAPE);
            case Backspace, Delete -> Key.of(Kind.BACKSPACE);
            case Tab -> Key.of(Kind.TAB);
            case ReverseTab -> Key.of(Kind.BACK_TAB);
            case ArrowUp -> Key.of(Kind.UP);
            case ArrowDown -> Key.of(Kind.DOWN);
            case ArrowLeft -> Key.of(Kind.LEFT);
            case ArrowRight -> Key.of(Kind.RIGHT);
            case PageUp -> Key.of(Kind.PAGE_UP);
            case PageDown -> Key.of(Kind.PAGE_DOWN);
            case Home -> Key.of(Kind.HOME);
            case End -> Key.of(Kind.END);
            case MouseEvent -> mouse((MouseAction) stroke);
            case EOF -> Key.of(Kind.END_OF_INPUT);
            default -> Key.of(Kind.OTHER);
        };
    }

    private static Key mouse(MouseAction action) {
        return switch (action.getActionType()) {
            case SCROLL_UP -> Key.of(Kind.WHEEL_UP);
            case SCROLL_DOWN -> Key.of(Kind.WHEEL_DOWN);
            case CLICK_DOWN ->
                action.getButton() == 1
                        ? Key.click(
                                action.getPosition().getColumn(),
                                action.getPosition().getRow())
                        : Key.of(Kind.OTHER);
            default -> Key.of(Kind.OTHER);
        };
    }

    private static Key character(KeyStroke stroke) {
        Character typed = stroke.getCharacter();
        if (typed == null || stroke.isAltDown()) {
            return Key.of(Kind.OTHER);
        }
        return stroke.isCtrlDown() ? Key.control(typed) : Key.of(typed);
    }
}
