package io.topz.top;

import io.topz.collectors.text.Secrets;
import io.topz.top.format.SafeText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Reports a defect of topz after the terminal has been restored: the user sees one sentence, and the stack trace goes to a file. */
final class CrashReport {

    private CrashReport() {}

    /** Reports a defect; returns the exit code. */
    static int print(Throwable defect, HomeFiles files, PrintStream err) {
        err.println(
                "topz top: an internal error ended the program: " + SafeText.of(Secrets.removed(defect.toString())));
        StringWriter trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace));
        try {
            err.println("topz top: please report it with the file "
                    + files.keepCrash(described(Secrets.removed(trace.toString()))));
        } catch (IOException unwritable) {
            err.print(Secrets.removed(trace.toString()));
        }
        return 1;
    }

    private static String described(String trace) {
        return "topz %s, Java %s, %s %s%n%s"
                .formatted(
                        version(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        trace);
    }

    private static String version() {
        String version = CrashReport.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
