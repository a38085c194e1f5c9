package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ServerIdTest {

    @Test
    void id_hasTheFormOfAServerKey() {
        String id = ServerId.next(new SplittableRandom(1));

        assertThat(id).hasSize(56).startsWith("N").matches("[A-Z2-7]+");
        assertThat(ServerId.next(new SplittableRandom(2))).isNotEqualTo(id);
    }

    /** The remainder of a message followed by its own CRC, high byte first, is zero. */
    @Test
    void checksum_agreesWithOneOfNatsServer() {
        assertThat(remainder("NCNNGPW5P7C36SNJTB5DIKOCVWZP5YVJV3BMSK53L3ZEANST345XJNMD"))
                .isZero();
        assertThat(remainder(ServerId.next(new SplittableRandom(3)))).isZero();
    }

    private static int remainder(String id) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            int value = c >= 'A' ? c - 'A' : c - '2' + 26;
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(value));
        }
        byte[] raw = bits.toByteArray();
        byte[] bytes = Arrays.copyOfRange(raw, raw.length - 35, raw.length);
        byte low = bytes[33];
        bytes[33] = bytes[34];
        bytes[34] = low;
        int crc = 0;
        for (byte b : bytes) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean carry = (crc & 0x8000) != 0;
                crc = ((crc << 1) | ((b >> bit) & 1)) & 0xffff;
                crc = carry ? crc ^ 0x1021 : crc;
            }
        }
        return crc;
    }
}
