package io.topz.top.format;

/** On which side of its column a text stands. */
public enum Align {
    LEFT,
    RIGHT
}
