package io.topz.broker.jetstream.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@link S2Input} reads the output of {@link SnappyOutput}. */
class CompressionTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 32_767, 32_768, 1_000_000})
    void compressed_isReadBack(int length) throws IOException {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        Arrays.fill(data, length / 2, length, (byte) 'x');
        assertThat(decompressed(compressed(data))).isEqualTo(data);
    }

    @Test
    void repetition_takesLittleRoom() throws IOException {
        assertThat(compressed(new byte[1_000_000])).hasSizeLessThan(100_000);
    }

    @Test
    void flippedBit_isFound() throws IOException {
        byte[] compressed = compressed(new byte[100]);
        compressed[compressed.length - 1] ^= 1;
        assertThatThrownBy(() -> decompressed(compressed))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("s2: ");
    }

    @Test
    void cutStream_isFound() throws IOException {
        byte[] compressed = compressed(new byte[100]);
        byte[] cut = Arrays.copyOf(compressed, compressed.length - 1);
        assertThatThrownBy(() -> decompressed(cut)).hasMessage("s2: corrupt input");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "68656c6c6f", // no identifier
                "ff0600007858785878", // another identifier
                "ff060000733250705059", // and one that is almost right
                "ff0600005332735477" + "4f" + "00ffffff", // a chunk of 16 MiB
                "ff0600005332735477" + "4f" + "0009000000000000" + "ffffffff0f", // a block of 4 GiB
                "ff0600005332735477" + "4f" + "0007000000000000" + "040500", // a copy from before the beginning
                "ff0600005332735477" + "4f" + "020000" // a chunk that may not be skipped
            })
    void hostileInput_isRefused(String hex) {
        assertThatThrownBy(() -> decompressed(HexFormat.of().parseHex(hex)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("s2: ");
    }

    private static byte[] compressed(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SnappyOutput snappy = new SnappyOutput(out)) {
            snappy.write(data);
        }
        return out.toByteArray();
    }

    private static byte[] decompressed(byte[] data) throws IOException {
        return new S2Input(new ByteArrayInputStream(data)).readAllBytes();
    }
}
