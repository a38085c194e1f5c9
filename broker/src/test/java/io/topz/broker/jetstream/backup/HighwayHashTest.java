package io.topz.broker.jetstream.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first numbers are test vectors of the reference implementation. */
class HighwayHashTest {

    @ParameterizedTest
    @CsvSource({"0, 907a56de22c26e53", "1, 7eab43aac7cddd78", "2, b8d0569ab0b53d62", "33, 2c90f73ca03181fc"})
    void hash_isThatOfTheReference(int length, String expected) {
        HighwayHash hash = new HighwayHash(rising(32));
        byte[] data = rising(64);
        assertThat(Long.toHexString(hash.update(data, 0, length).hash())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 63", "31, 33", "32, 32", "40, 5"})
    void hash_doesNotDependOnHowTheDataComes(int first, int second) {
        byte[] data = rising(first + second);
        long inOne = new HighwayHash(rising(32)).update(data).hash();
        HighwayHash inTwo = new HighwayHash(rising(32));
        assertThat(inTwo.update(data, 0, first).update(data, first, second).hash())
                .isEqualTo(inOne);
    }

    private static byte[] rising(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
