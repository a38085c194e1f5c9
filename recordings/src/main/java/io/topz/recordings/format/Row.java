package io.topz.recordings.format;

/**
 * A stretch of a JSON text, from the start of an object that is an element of an array to that of the next one: a connection, a
 * stream, a consumer.
 *
 * @param key what it is recognised by in the next answer: its first two values
 * @param shape the number of its text with the values taken out, in {@link StringTable#shapes}
 * @param values as numbers, in the order of the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(String key, int shape, long[] values) {

    /** Values of which a row is recognised. */
    static final int KEY_VALUES = 2;
}
