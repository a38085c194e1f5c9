package io.topz.recordings.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the blocks of a file. Only their headers are read, and the content of the last block to check that it is complete.
 *
 * @param blocks the blocks in the order of the file
 * @param end the position after the last complete block
 * @param damage the number of bytes before the end that belong to no block
 */
record RecordingIndex(List<Entry> blocks, long end, long damage) {

    /** The number of bytes that are searched at once for the next block after damage. */
    private static final int SEARCH_BYTES = 1 << 16;

    /** A block and the position of its content. */
    record Entry(BlockHeader header, long content) {

        long end() {
            return content + header.packed();
        }
    }

    /**
     * Reads the index of a file.
     *
     * @throws IOException with a sentence for people if the file is not a recording
     */
    static RecordingIndex read(String name, FileChannel channel) throws IOException {
        byte[] signature = bytes(channel, 0, FormatConstants.SIGNATURE.length);
        if (!Arrays.equals(signature, FormatConstants.SIGNATURE)) {
            boolean begun = Arrays.equals(signature, Arrays.copyOf(FormatConstants.SIGNATURE, signature.length));
            throw new IOException(name + (begun ? " is empty" : " is not a recording of topz"));
        }
        List<Entry> blocks = new ArrayList<>();
        long damage = 0;
        long at = FormatConstants.SIGNATURE.length;
        long end = at;
        for (Entry next = next(channel, at); next != null; next = next(channel, at)) {
            damage += next.content() - BlockHeader.BYTES - at;
            at = next.end();
            end = at;
            blocks.add(next);
        }
        if (!blocks.isEmpty() && !isWhole(channel, blocks.get(blocks.size() - 1))) {
            end = blocks.remove(blocks.size() - 1).content() - BlockHeader.BYTES;
        }
        return new RecordingIndex(List.copyOf(blocks), end, damage);
    }

    /** The next block at or after a position whose content is in the file; null if there is none. */
    private static @Nullable Entry next(FileChannel channel, long start) throws IOException {
        long size = channel.size();
        for (long at = start; at <= size - BlockHeader.BYTES; at = search(channel, at + 1)) {
            Optional<BlockHeader> header = BlockHeader.parse(bytes(channel, at, BlockHeader.BYTES));
            if (header.isPresent() && at + BlockHeader.BYTES + header.get().packed() <= size) {
                return new Entry(header.get(), at + BlockHeader.BYTES);
            }
        }
        return null;
    }

    /** The position of the next block mark at or after a position. */
    private static long search(FileChannel channel, long start) throws IOException {
        long at = start;
        while (true) {
            byte[] piece = bytes(channel, at, SEARCH_BYTES);
            for (int i = 0; i + BlockHeader.MARK.length <= piece.length; i++) {
                if (Arrays.equals(
                        piece, i, i + BlockHeader.MARK.length, BlockHeader.MARK, 0, BlockHeader.MARK.length)) {
                    return at + i;
                }
            }
            if (piece.length < SEARCH_BYTES) {
                return channel.size();
            }
            at += SEARCH_BYTES - BlockHeader.MARK.length + 1;
        }
    }

    private static boolean isWhole(FileChannel channel, Entry block) throws IOException {
        byte[] content = bytes(channel, block.content(), block.header().packed());
        return BlockHeader.checksum(content, content.length) == block.header().checksum();
    }

    /** Reads bytes from a position; fewer at the end of the file. */
    static byte[] bytes(FileChannel channel, long start, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(count, channel.size() - start)));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                break;
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
