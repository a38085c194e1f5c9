package io.topz.top.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.topz.top.format.Width;
import java.util.Objects;
import java.util.Set;

/**
 * A cluster of characters in one cell, or in two if it is wide. It stores its width: Lanterna asks every cell of the screen in every
 * refresh, looks the width up in the blocks of Unicode each time, and measures marks and emoji differently from {@link Width}.
 */
final class Cell extends TextCharacter {

    private final String cluster;
    private final boolean isWide;

    @SuppressWarnings("deprecation") // only these constructors allow a subclass; the character itself is not used
    Cell(String cluster, TextColor foreground, TextColor background, Set<SGR> modifiers) {
        super(' ', foreground, background, modifiers.toArray(new SGR[0]));
        this.cluster = cluster;
        isWide = Width.of(cluster) == 2;
    }

    @Override
    public String getCharacterString() {
        return cluster;
    }

    /** Returns a plain cell, because Lanterna uses this method only for plain characters. */
    @Override
    @SuppressWarnings("deprecation") // Lanterna calls it for the blank after a wide character
    public TextCharacter withCharacter(char character) {
        return new TextCharacter(character, getForegroundColor(), getBackgroundColor(), getModifiers());
    }

    @Override
    public boolean is(char other) {
        return cluster.length() == 1 && cluster.charAt(0) == other;
    }

    @Override
    public boolean isDoubleWidth() {
        return isWide;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Cell cell && cluster.equals(cell.cluster) && super.equals(cell));
    }

    @Override
    public int hashCode() {
        return Objects.hash(cluster, super.hashCode());
    }

    @Override
    public String toString() {
        return cluster;
    }
}
