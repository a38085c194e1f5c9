package io.topz.broker.jetstream.consumer;

import java.util.random.RandomGenerator;

/** Generates names and ids. */
final class ConsumerNames {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int NAME_LENGTH = 8;
    private static final int ID_LENGTH = 22;

    private ConsumerNames() {}

    /** A name for a consumer without one. */
    static String name(RandomGenerator random) {
        return random(random, NAME_LENGTH);
    }

    /** A unique id of the same length as those of nats-server. */
    static String id(RandomGenerator random) {
        return random(random, ID_LENGTH);
    }

    static String random(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return text.toString();
    }
}
