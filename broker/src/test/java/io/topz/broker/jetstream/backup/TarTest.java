package io.topz.broker.jetstream.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with archives that {@link TarOutput} writes and {@link TarInput} reads. */
class TarTest {

    private static final int TYPE = 156;
    private static final int SIZE = 124;

    @ParameterizedTest
    @ValueSource(strings = {"msgs/1.blk", "obs/\u00fcber/meta.inf", "obs/LONG/o.dat"})
    void file_isReadBack(String name) throws IOException {
        String whole = name.replace("LONG", "x".repeat(255));
        byte[] content = new byte[1000];
        Arrays.fill(content, (byte) 7);
        TarInput tar = new TarInput(new ByteArrayInputStream(archive(whole, content)));
        TarInput.Entry entry = Objects.requireNonNull(tar.next());
        assertThat(entry.name()).isEqualTo(whole);
        assertThat(entry.content().readAllBytes()).isEqualTo(content);
        assertThat(tar.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '5', 'L', 'g'})
    void otherThanFile_isRefused(char type) throws IOException {
        byte[] archive = archive("x", new byte[0]);
        archive[TYPE] = (byte) type;
        reseal(archive);
        assertThatThrownBy(() -> new TarInput(new ByteArrayInputStream(archive)).next())
                .isInstanceOf(UnexpectedContentException.class);
    }

    @Test
    void endlessPaxHeader_isRefused() throws IOException {
        byte[] archive = archive("x", new byte[0]);
        archive[TYPE] = 'x';
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, archive, SIZE, 11);
        reseal(archive);
        assertThatThrownBy(() -> new TarInput(new ByteArrayInputStream(archive)).next())
                .hasMessage("archive/tar: invalid tar header");
    }

    @Test
    void wrongChecksum_isRefused() throws IOException {
        byte[] archive = archive("x", new byte[0]);
        archive[0] = 'y';
        assertThatThrownBy(() -> new TarInput(new ByteArrayInputStream(archive)).next())
                .hasMessage("archive/tar: invalid tar header");
    }

    @Test
    void missingEnd_isNoticed() throws IOException {
        byte[] archive = archive("x", new byte[100]);
        TarInput tar = new TarInput(new ByteArrayInputStream(archive, 0, 1024));
        tar.next();
        assertThatThrownBy(tar::next).hasMessage("unexpected EOF");
    }

    @Test
    void formatThatCameLater_isNamed() {
        byte[] archive = "NATSARC1 and more".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> new TarInput(new ByteArrayInputStream(archive)).next())
                .hasMessageContaining("later nats-server");
    }

    private static byte[] archive(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TarOutput tar = new TarOutput(out, 0);
        tar.file(name, content);
        tar.end();
        return out.toByteArray();
    }

    private static void reseal(byte[] archive) {
        Arrays.fill(archive, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += archive[i] & 0xff;
        }
        System.arraycopy(String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII), 0, archive, 148, 8);
    }
}
