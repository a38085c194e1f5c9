package io.topz.top.format;

/** The horizontal alignment of a text in its column. */
public enum Align {
    LEFT,
    RIGHT
}
