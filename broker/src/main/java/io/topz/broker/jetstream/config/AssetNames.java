package io.topz.broker.jetstream.config;

/** The rules for names of streams and consumers. */
public final class AssetNames {

    /** In bytes. */
    public static final int MAX_LENGTH = 255;

    private AssetNames() {}

    /** Whether it is a name at all: not empty, no blanks, dots or wildcards. */
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

    /** Whether no file system takes it as the name of a directory, so that nothing of that name is kept in files. */
    public static boolean isUnstorable(String name) {
        return name.indexOf('\0') >= 0;
    }

    /** Whether it would lead elsewhere as the name of a directory. */
    public static boolean hasPathSeparator(String name) {
        return name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
    }
}
