package io.topz.broker.store;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cache of recently read blocks of segments, so that reading messages in sequence does not access the file for each. Each block maps to
 * one slot of a table and replaces the block that was there.
 */
final class BlockCache {

    private static final int BLOCK_BITS = 14;
    private static final int BLOCK_BYTES = 1 << BLOCK_BITS;
    private static final int TABLE_BITS = 9;

    /** Messages that span more blocks than this are read without the cache. */
    private static final int MAX_BLOCKS = 4;

    private final @Nullable Block[] table = new @Nullable Block[1 << TABLE_BITS];

    private static final class Block {
        private final byte[] bytes = new byte[BLOCK_BYTES];
        private long key;
        private int index;
        private int length;
    }

    /** Reads a committed range of a segment. */
    void read(Segment segment, int offset, byte[] target, int length) throws IOException {
        if (length > MAX_BLOCKS * BLOCK_BYTES) {
            segment.file().readFully(target, length, offset);
            return;
        }
        for (int done = 0; done < length; ) {
            int from = (offset + done) & (BLOCK_BYTES - 1);
            int n = Math.min(length - done, BLOCK_BYTES - from);
            Block block = block(segment, (offset + done) >>> BLOCK_BITS, from + n);
            System.arraycopy(block.bytes, from, target, done, n);
            done += n;
        }
    }

    private Block block(Segment segment, int index, int needed) throws IOException {
        int slot = slot(segment.cacheKey(), index);
        Block block = table[slot];
        if (block == null) {
            block = new Block();
            table[slot] = block;
        }
        if (block.key != segment.cacheKey() || block.index != index || block.length < needed) {
            int start = index << BLOCK_BITS;
            block.length = 0;
            int length = Math.min(BLOCK_BYTES, segment.size - start);
            segment.file().readFully(block.bytes, length, start);
            block.key = segment.cacheKey();
            block.index = index;
            block.length = length;
        }
        return block;
    }

    /** Drops the blocks of a range that was overwritten. */
    void forget(Segment segment, int offset, int length) {
        for (int index = offset >>> BLOCK_BITS; index <= (offset + length - 1) >>> BLOCK_BITS; index++) {
            Block block = table[slot(segment.cacheKey(), index)];
            if (block != null && block.key == segment.cacheKey() && block.index == index) {
                block.length = 0;
                Arrays.fill(block.bytes, (byte) 0);
            }
        }
    }

    /** Drops all blocks of a segment. */
    void forget(Segment segment) {
        for (Block block : table) {
            if (block != null && block.key == segment.cacheKey()) {
                block.length = 0;
            }
        }
    }

    private static int slot(long key, int index) {
        return (int) (((key * 31 + index) * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - TABLE_BITS));
    }
}
