package io.topz.broker.service;

import java.util.random.RandomGenerator;

/** Makes random ids of letters and digits. */
public final class RandomId {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int NUID_LENGTH = 22;
    private static final int NAME_LENGTH = 8;

    private RandomId() {}

    /** An id of the length at which NATS takes ids to be unique. */
    public static String nuid(RandomGenerator random) {
        return of(random, NUID_LENGTH);
    }

    /** A name for something that its client did not name; short, and so not always free. */
    public static String name(RandomGenerator random) {
        return of(random, NAME_LENGTH);
    }

    /** An id of so many characters. */
    public static String of(RandomGenerator random, int length) {
        StringBuilder id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return id.toString();
    }
}
