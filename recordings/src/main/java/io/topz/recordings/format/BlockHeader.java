package io.topz.recordings.format;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The header of a block.
 *
 * @param kind the dependency on earlier blocks
 * @param first time of the first entry, in milliseconds since 1970
 * @param last time of the last entry
 * @param entries the number of entries
 * @param length length of the texts before compression
 * @param packed length of the content in the file
 * @param numbers length of the numbers at the end of the content
 * @param checksum CRC32C of the content in the file
 */
record BlockHeader(Kind kind, long first, long last, int entries, int length, int packed, int numbers, int checksum) {

    /** The dependency of a block on earlier blocks; the letter is written to the file. */
    enum Kind {
        /** The first block of a run of the recorder: depends on no other, and contains the sources. */
        RUN('R'),
        /** A block that depends on no other, and contains the sources. */
        KEY('K'),
        /** A block that depends on all blocks since the last independent one. */
        DELTA('D');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        boolean isIndependent() {
            return this != DELTA;
        }
    }

    /** The number of bytes in a header. */
    static final int BYTES = 48;

    /** The first bytes of a header, which a reader uses to find the next block after damage. */
    static final byte[] MARK = {'T', 'Z', 'B', 'K'};

    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    byte[] bytes() {
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        header.put(MARK).putInt(kind.letter).putLong(first).putLong(last).putInt(entries);
        header.putInt(length).putInt(packed).putInt(numbers).putInt(checksum);
        header.putInt(checksum(header.array(), BYTES - Integer.BYTES));
        return header.array();
    }

    /** Parses a header; empty if it is not one or is damaged. */
    static Optional<BlockHeader> parse(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (header.getInt(BYTES - Integer.BYTES) != checksum(bytes, BYTES - Integer.BYTES)) {
            return Optional.empty();
        }
        for (byte expected : MARK) {
            if (header.get() != expected) {
                return Optional.empty();
            }
        }
        int letter = header.getInt();
        for (Kind kind : Kind.values()) {
            if (kind.letter == letter) {
                BlockHeader parsed = new BlockHeader(
                        kind,
                        header.getLong(),
                        header.getLong(),
                        header.getInt(),
                        header.getInt(),
                        header.getInt(),
                        header.getInt(),
                        header.getInt());
                return Optional.of(parsed).filter(BlockHeader::isPossible);
            }
        }
        return Optional.empty();
    }

    private boolean isPossible() {
        return length >= 0
                && length <= FormatConstants.MAX_BLOCK_BYTES
                && packed >= 0
                && packed <= FormatConstants.MAX_BLOCK_BYTES
                && numbers >= 0
                && numbers <= packed
                && entries >= 0;
    }
}
