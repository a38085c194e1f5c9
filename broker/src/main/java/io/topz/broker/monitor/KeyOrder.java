package io.topz.broker.monitor;

import java.util.Arrays;

/**
 * Sorts by numeric keys without boxing or comparing objects; ten thousand connections take a fraction of a millisecond. Each key is packed
 * with its index into one long, and the longs are sorted.
 */
final class KeyOrder {

    private KeyOrder() {}

    /** The indices of the keys, lowest key first. The order of equal keys is preserved. */
    static int[] of(long[] keys) {
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(keys.length);
        long[] packed = fits(keys, Long.SIZE - 1 - indexBits) ? keys.clone() : ranks(keys);
        long lowest = Arrays.stream(packed).min().orElse(0);
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (packed[i] - lowest) << indexBits | i;
        }
        Arrays.sort(packed);
        int[] order = new int[packed.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) (packed[i] & ((1L << indexBits) - 1));
        }
        return order;
    }

    private static boolean fits(long[] keys, int bits) {
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (long key : keys) {
            lowest = Math.min(lowest, key);
            highest = Math.max(highest, key);
        }
        long range = highest - lowest;
        return keys.length == 0 || (range >= 0 && range < 1L << bits);
    }

    /** Replaces large keys by small numbers in the same order; equal keys get equal numbers. */
    private static long[] ranks(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        long[] ranks = new long[keys.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, keys[i]);
        }
        return ranks;
    }
}
