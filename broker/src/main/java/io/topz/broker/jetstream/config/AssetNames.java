package io.topz.broker.jetstream.config;

/** The rules for the names of streams and consumers. */
public final class AssetNames {

    /** The longest name, in bytes. */
    public static final int MAX_LENGTH = 255;

    private AssetNames() {}

    /** Whether the name is valid: not empty, without blanks, dots or wildcards. */
    public static boolean isValid(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (" \t\r\n\f.*>".indexOf(name.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether no file system accepts the name for a directory, so that the stream or consumer cannot be stored in files. */
    public static boolean isUnstorable(String name) {
        return name.indexOf('\0') >= 0;
    }

    /** Whether the name, used as a directory name, would lead to another directory. */
    public static boolean hasPathSeparator(String name) {
        return name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
    }
}
