package io.topz.top.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import java.util.Set;

/**
 * A character that knows how wide it is. Lanterna asks every cell of the screen for its width in every refresh and each time looks
 * it up in the blocks of Unicode, which would cost more than all the rest of a frame.
 */
final class Cell extends TextCharacter {

    private final boolean isWide;

    @SuppressWarnings(
            "deprecation") // the constructors are the only way to a subclass; deprecated for characters above U+FFFF
    Cell(char character, TextColor foreground, TextColor background, Set<SGR> modifiers) {
        super(character, foreground, background, modifiers.toArray(new SGR[0]));
        isWide = super.isDoubleWidth();
    }

    @Override
    public boolean isDoubleWidth() {
        return isWide;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
