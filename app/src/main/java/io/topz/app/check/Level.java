package io.topz.app.check;

/** How bad it is; the exit codes are those that monitoring systems know. In the order of what wins. */
public enum Level {
    OK(0),
    UNKNOWN(3),
    WARNING(1),
    CRITICAL(2);

    private final int exitCode;

    Level(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
