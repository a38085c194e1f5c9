package io.topz.broker.streaming;

import java.util.random.RandomGenerator;

/** Generates unique ids of 22 letters and digits, in the format of NATS clients. */
final class Nuid {

    private static final int LENGTH = 22;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Nuid() {}

    static String next(RandomGenerator random) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
