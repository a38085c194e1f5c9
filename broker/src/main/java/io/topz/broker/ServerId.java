package io.topz.broker;

import java.util.random.RandomGenerator;

/**
 * Generates server ids in the form of nats-server: the public nkey of a server, 56 characters that begin with N.
 *
 * <p>Source: the nkeys format: base 32 of a type byte, 32 bytes of key and their CRC-16 (XMODEM), low byte first.
 */
final class ServerId {

    private static final int SERVER_TYPE = 13 << 3;
    private static final int KEY_BYTES = 32;
    private static final int CRC_BYTES = 2;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CRC_POLYNOMIAL = 0x1021;

    private ServerId() {}

    static String next(RandomGenerator random) {
        byte[] raw = new byte[1 + KEY_BYTES + CRC_BYTES];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        raw[0] = SERVER_TYPE;
        System.arraycopy(key, 0, raw, 1, KEY_BYTES);
        int crc = crc16(raw, 1 + KEY_BYTES);
        raw[1 + KEY_BYTES] = (byte) crc;
        raw[2 + KEY_BYTES] = (byte) (crc >> 8);
        return base32(raw);
    }

    private static int crc16(byte[] data, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (data[i] & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ CRC_POLYNOMIAL : crc << 1;
            }
        }
        return crc & 0xffff;
    }

    private static String base32(byte[] data) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int value = 0;
        for (byte b : data) {
            value = (value << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((value >> bits) & 31));
            }
            value &= (1 << bits) - 1;
        }
        return text.toString();
    }
}
