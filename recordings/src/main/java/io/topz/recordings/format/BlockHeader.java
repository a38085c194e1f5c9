package io.topz.recordings.format;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The header of a block.
 *
 * @param kind how it depends on those before it
 * @param first time of its first entry, milliseconds since 1970
 * @param last time of its last entry
 * @param entries how many
 * @param length of its texts before compression
 * @param packed length of its content in the file
 * @param numbers length of the part of it that holds numbers, at its end
 * @param checksum CRC32C of its content in the file
 */
record BlockHeader(Kind kind, long first, long last, int entries, int length, int packed, int numbers, int checksum) {

    /** The dependency of a block on earlier blocks; the letter stands in the file. */
    enum Kind {
        /** The first one of a run of the recorder: depends on none, and names the sources. */
        RUN('R'),
        /** Depends on none, and names the sources. */
        KEY('K'),
        /** Depends on all since the last one that depends on none. */
        DELTA('D');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        boolean isIndependent() {
            return this != DELTA;
        }
    }

    /** Bytes of a header. */
    static final int BYTES = 48;

    /** The first bytes of a header, by which a reader finds the next block after damage. */
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

    /** A header from a file; empty when it is none or damaged. */
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
