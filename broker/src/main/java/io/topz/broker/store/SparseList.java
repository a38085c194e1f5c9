package io.topz.broker.store;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A sparse list keyed by ascending numbers; removed elements leave holes. */
final class SparseList<T> {

    private @Nullable Object[] elements = new @Nullable Object[4];
    private int base;
    private int length;
    private int count;

    /** Adds an element with a number above all earlier ones. */
    void add(int number, T element) {
        if (length == 0) {
            base = number;
        }
        int index = number - base;
        if (index < length) {
            throw new IllegalArgumentException("number " + number + " is not above " + (base + length - 1));
        }
        if (index >= elements.length) {
            elements = Arrays.copyOf(elements, Math.max(index + 1, 2 * elements.length));
        }
        elements[index] = element;
        length = index + 1;
        count++;
    }

    @SuppressWarnings("unchecked") // only elements of this type were added
    @Nullable
    T get(int number) {
        int index = number - base;
        return index >= 0 && index < length ? (T) elements[index] : null;
    }

    /** Replaces an existing element. */
    void replace(int number, T element) {
        elements[number - base] = element;
    }

    void remove(int number) {
        int index = number - base;
        if (index < 0 || index >= length || elements[index] == null) {
            return;
        }
        elements[index] = null;
        count--;
        trim();
    }

    private void trim() {
        int from = 0;
        while (from < length && elements[from] == null) {
            from++;
        }
        if (from > 0) {
            System.arraycopy(elements, from, elements, 0, length - from);
            Arrays.fill(elements, length - from, length, null);
            base += from;
            length -= from;
        }
        while (length > 0 && elements[length - 1] == null) {
            length--;
        }
    }

    /** Visits the elements in ascending order until the visitor returns false. Elements may be removed meanwhile. */
    void forEachWhile(Predicate<T> visitor) {
        for (int number = base, end = base + length; number < end; number++) {
            T element = get(number);
            if (element != null && !visitor.test(element)) {
                return;
            }
        }
    }

    /** A lower bound of all numbers. */
    int firstNumber() {
        return base;
    }

    int size() {
        return count;
    }
}
