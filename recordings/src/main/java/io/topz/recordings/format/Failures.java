package io.topz.recordings.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Sentences about files. */
final class Failures {

    private Failures() {}

    /** A failure with a sentence about the attempt and the reason. */
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
