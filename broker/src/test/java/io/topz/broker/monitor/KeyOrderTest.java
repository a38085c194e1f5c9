package io.topz.broker.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyOrderTest {

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_isStableSort_howeverFarKeysAreApart(long seed) {
        Random random = new Random(seed);
        long[] keys = random.longs(random.nextInt(300))
                .map(key -> key >> random.nextInt(64))
                .toArray();

        assertThat(KeyOrder.of(keys)).containsExactly(stableSort(keys));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void order_ofExtremes(long[] keys) {
        assertThat(KeyOrder.of(keys)).containsExactly(stableSort(keys));
    }

    static long[][] extremes() {
        return new long[][] {
            {},
            {5},
            {0, 0, 0},
            {Long.MAX_VALUE, Long.MIN_VALUE, 0, Long.MAX_VALUE, Long.MIN_VALUE},
            {Long.MIN_VALUE, Long.MIN_VALUE + 1},
            {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE}
        };
    }

    private static int[] stableSort(long[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(index -> keys[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
