package io.topz.broker.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Encodes any name, such as that of a stream, as a file name. Letters, digits and {@code _ - $ = + @ ,} are kept; every other byte of the
 * UTF-8 text becomes a percent sign and two hexadecimal digits. A name that is too long for file systems is truncated, followed by a tilde
 * and a digest of the whole name; such a name cannot be decoded and must be stored in the file.
 */
public final class FileNames {

    private static final String SAFE = "_-$=+@,";

    /** The longest file name. */
    public static final int MAX_LENGTH = 255;

    private static final int KEPT_OF_LONG_NAMES = 128;
    private static final int DIGEST_BYTES = 16;
    private static final char BEFORE_DIGEST = '~';
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FileNames() {}

    /** The file name for a name. */
    public static String encode(String name) {
        return encode(name, MAX_LENGTH);
    }

    /** The file name for a name, with at most {@code maxLength} characters. */
    public static String encode(String name, int maxLength) {
        String encoded = escape(name);
        return encoded.length() <= maxLength
                ? encoded
                : encoded.substring(0, KEPT_OF_LONG_NAMES) + BEFORE_DIGEST + digest(name);
    }

    /** Whether it is a truncated name, which cannot be decoded. */
    public static boolean isCut(String encoded) {
        return encoded.length() == KEPT_OF_LONG_NAMES + 1 + 2 * DIGEST_BYTES
                && encoded.charAt(KEPT_OF_LONG_NAMES) == BEFORE_DIGEST;
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String escape(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isSafe((char) (b & 0xFF))) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isSafe(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SAFE.indexOf(c) >= 0;
    }

    /** The name that was encoded; null if it is not an encoded name. */
    public static @Nullable String decode(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (isSafe(c)) {
                bytes.put((byte) c);
            } else if (c == '%' && i + 2 < encoded.length() && isHex(encoded, i + 1) && isHex(encoded, i + 2)) {
                bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                return null;
            }
        }
        try {
            String name =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return !name.isEmpty() && escape(name).equals(encoded) ? name : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isHex(String text, int index) {
        return HexFormat.isHexDigit(text.charAt(index));
    }
}
