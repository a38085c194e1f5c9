package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A password or token, configured in plain text or as its bcrypt hash. */
final class Secret {

    /** The texts that nats-server treats as hashes. */
    private static final Pattern HASH = Pattern.compile("\\$2[abxy]\\$\\d{2}\\$.*", Pattern.DOTALL);

    private final byte[] expected;
    private final boolean hashed;

    Secret(String text) {
        expected = text.getBytes(UTF_8);
        hashed = HASH.matcher(text).matches();
    }

    /** Whether a comparison takes too long for an event loop: a hash is designed to take tens of milliseconds. */
    boolean isHashed() {
        return hashed;
    }

    /** Compares in constant time: a wrong text of the same length takes as long as the right one. */
    boolean is(String given) {
        byte[] bytes = given.getBytes(UTF_8);
        return hashed ? isHashed(bytes) : MessageDigest.isEqual(expected, bytes);
    }

    private boolean isHashed(byte[] bytes) {
        try {
            return Verifier.INSTANCE.verify(bytes, expected).verified;
        } catch (IllegalArgumentException malformed) {
            // It looks like a hash but is not one, so no password matches it.
            return false;
        }
    }

    /** Loaded only with the first hash. The first 72 bytes of a password count, as in other bcrypt implementations. */
    private static final class Verifier {
        static final BCrypt.Verifyer INSTANCE =
                BCrypt.verifyer(null, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));
    }
}
