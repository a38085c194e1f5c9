package io.topz.broker.jetstream.consumer.state;

/** A queue of primitive numbers. */
final class LongQueue {

    private long[] elements = new long[8];
    private int head;
    private int size;

    void add(long element) {
        if (size == elements.length) {
            grow();
        }
        elements[(head + size++) & (elements.length - 1)] = element;
    }

    private void grow() {
        long[] larger = new long[2 * elements.length];
        int atEnd = elements.length - head;
        System.arraycopy(elements, head, larger, 0, atEnd);
        System.arraycopy(elements, 0, larger, atEnd, head);
        elements = larger;
        head = 0;
    }

    /** The oldest number. There must be at least one. */
    long peek() {
        return elements[head];
    }

    /** Removes the oldest number. */
    void remove() {
        head = (head + 1) & (elements.length - 1);
        size--;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }
}
