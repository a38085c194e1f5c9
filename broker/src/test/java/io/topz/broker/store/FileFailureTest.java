package io.topz.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class FileFailureTest {

    private static final String FILE = "/var/lib/topz/jetstream/$G/streams/A/stream.json";

    @Test
    void reason_namesTheFileWithoutItsPath() {
        IOException denied = new AccessDeniedException(FILE);

        assertThat(FileFailure.reason(denied)).isEqualTo("stream.json: access denied");
        assertThat(FileFailure.reason(new FileSystemException(FILE, null, "Input/output error")))
                .isEqualTo("stream.json: Input/output error");
    }

    @Test
    void reason_ofAnUncheckedFailure_hasNoPathEither() {
        assertThat(FileFailure.reason(new UncheckedIOException(new AccessDeniedException(FILE))))
                .isEqualTo("stream.json: access denied");
    }
}
