package io.topz.broker.protocol;

/** Parses and writes the decimal numbers of control lines. */
public final class Numbers {

    /** The largest number of digits in a size, as in nats-server. */
    private static final int MAX_SIZE_DIGITS = 9;

    private Numbers() {}

    /** The number with {@code length} digits at {@code offset}, or -1 if it is not a valid size. */
    public static int parseSize(byte[] buffer, int offset, int length) {
        if (length == 0 || length > MAX_SIZE_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = offset, end = offset + length; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Writes a non-negative number; returns the position after it. */
    public static int write(long number, byte[] target, int position) {
        int length = digits(number);
        long rest = number;
        for (int i = position + length - 1; i >= position; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return position + length;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
