package io.topz.recordings.format;

import java.io.IOException;
import java.util.Arrays;

/**
 * The content of a block: texts and structure, and the numbers of its documents.
 *
 * @param texts the texts, read entry by entry
 * @param numbers the numbers, read along with the texts
 */
record BlockContent(ByteInput texts, RangeDecoder numbers) {

    /** Unpacks a block whose checksum has been verified. */
    static BlockContent unpack(BlockHeader header, byte[] packed) throws IOException {
        int split = header.packed() - header.numbers();
        byte[] texts = FormatConstants.inflate(packed, split, header.length());
        byte[] numbers = Arrays.copyOfRange(packed, split, packed.length);
        return new BlockContent(new ByteInput(texts), new RangeDecoder(new ByteInput(numbers)));
    }
}
