package io.topz.recordings.format;

/**
 * A section of a JSON text, from the start of an object in an array to the start of the next one; for example a connection, a stream or a
 * consumer.
 *
 * @param key the identity in other answers: its first two values
 * @param shape the number of its text without the values, in {@link StringTable#shapes}
 * @param values the values as numbers, in the order of the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(String key, int shape, long[] values) {

    /** The number of values in the key. */
    static final int KEY_VALUES = 2;
}
