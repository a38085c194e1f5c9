package io.topz.broker.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to divide bytes into writes. */
final class Chunks {

    /** The largest number of writes; more would only take time. */
    private static final int MOST = 100;

    private Chunks() {}

    /** Two writes, the first of that many bytes or of all if there are fewer. */
    static List<byte[]> at(int point, byte[] bytes) {
        int cut = point % bytes.length;
        return cut == 0
                ? List.of(bytes)
                : List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
    }

    /** Writes of random length, most of them short. */
    static List<byte[]> random(Random random, byte[] bytes) {
        int longest = Math.max(1 + random.nextInt(8), bytes.length * 2 / MOST);
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
            chunks.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return chunks;
    }
}
