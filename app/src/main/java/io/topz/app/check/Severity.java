package io.topz.app.check;

/** The severity of a result, in ascending order; the worst one wins. The exit codes are those of monitoring plug-ins. */
public enum Severity {
    OK(0),
    UNKNOWN(3),
    WARNING(1),
    CRITICAL(2);

    private final int exitCode;

    Severity(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
