package io.topz.recordings.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Creates exceptions about files with sentences for people. */
final class Failures {

    private Failures() {}

    /** An exception whose message names the attempt and the reason. */
    static IOException explained(String attempt, Exception failure) {
        String why = String.valueOf(failure.getMessage());
        if (failure instanceof NoSuchFileException) {
            why = "there is no such file or directory";
        } else if (failure instanceof AccessDeniedException) {
            why = "permission denied";
        }
        return new IOException(attempt + ": " + why, failure);
    }
}
