package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A password or token that clients must know, given as it is or as its bcrypt hash. */
final class Secret {

    /** What nats-server takes for a hash. */
    private static final Pattern HASH = Pattern.compile("\\$2[abxy]\\$\\d{2}\\$.*", Pattern.DOTALL);

    private final byte[] expected;
    private final boolean hashed;

    Secret(String text) {
        expected = text.getBytes(UTF_8);
        hashed = HASH.matcher(text).matches();
    }

    /** Whether to compare takes so long that an event loop must not do it: a hash is made to take tens of milliseconds. */
    boolean isHashed() {
        return hashed;
    }

    /** Takes as long for a wrong text as for the right one of the same length. */
    boolean is(String given) {
        byte[] bytes = given.getBytes(UTF_8);
        return hashed ? isHashed(bytes) : MessageDigest.isEqual(expected, bytes);
    }

    private boolean isHashed(byte[] bytes) {
        try {
            return Verifier.INSTANCE.verify(bytes, expected).verified;
        } catch (IllegalArgumentException malformed) {
            // Looks like a hash and is none: nothing has it.
            return false;
        }
    }

    /** Loaded with the first hash. Of long passwords the first 72 bytes count, as everywhere. */
    private static final class Verifier {
        static final BCrypt.Verifyer INSTANCE =
                BCrypt.verifyer(null, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));
    }
}
