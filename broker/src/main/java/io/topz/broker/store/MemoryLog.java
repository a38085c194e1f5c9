package io.topz.broker.store;

import org.jspecify.annotations.Nullable;

/**
 * A log in the heap. Records are copied into slabs. A slab is freed when all its messages are removed, and shrunk when most of them are. A
 * position consists of the number of the slab and, in the lower 32 bits, the offset.
 */
public final class MemoryLog implements MessageLog {

    /** Below half a region of the smallest G1 heap, so that a slab is not a humongous object. */
    private static final int SLAB_BYTES = 256 * 1024;

    private static final int SMALLEST_SLAB_BYTES = 4 * 1024;

    private final SparseList<Slab> slabs = new SparseList<>();
    private @Nullable Slab active;
    private int nextNumber;
    private int nextCapacity = SMALLEST_SLAB_BYTES;
    private long firstSequence;
    private long sizeBytes;

    @Override
    public long append(StreamMessage message) {
        int length = Slab.recordLength(message);
        Slab slab = active;
        if (slab == null || !slab.hasRoomFor(length)) {
            slab = newSlab(length);
        }
        return ((long) slab.number << Integer.SIZE) | slab.append(message, length);
    }

    private Slab newSlab(int length) {
        Slab before = active;
        Slab slab = new Slab(nextNumber++, Math.max(length, nextCapacity));
        nextCapacity = Math.min(SLAB_BYTES, 2 * nextCapacity);
        slabs.add(slab.number, slab);
        sizeBytes += slab.sizeBytes();
        active = slab;
        if (before != null) {
            tidy(before);
        }
        return slab;
    }

    @Override
    public void appendRemoval(long sequence, long position) {
        Slab slab = slab(position);
        if (slab != null) {
            slab.remove((int) position);
            tidy(slab);
        }
    }

    @Override
    public void appendFirst(long first) {
        if (first <= firstSequence) {
            return;
        }
        firstSequence = first;
        slabs.forEachWhile(slab -> {
            boolean allBelow = slab.removeBelow(first);
            tidy(slab);
            return allBelow;
        });
    }

    /** Frees the space of removed messages. */
    private void tidy(Slab slab) {
        if (slab == active) {
            return;
        }
        if (slab.isEmpty()) {
            slabs.remove(slab.number);
            sizeBytes -= slab.sizeBytes();
        } else if (slab.isMostlyGone()) {
            sizeBytes -= slab.sizeBytes();
            slab.compact();
            sizeBytes += slab.sizeBytes();
        }
    }

    @Override
    public StreamMessage read(long position) {
        Slab slab = slab(position);
        if (slab == null) {
            throw new IllegalArgumentException("the message at " + position + " is gone");
        }
        return slab.read((int) position);
    }

    @Override
    public void erase(long position) {
        Slab slab = slab(position);
        if (slab != null) {
            slab.erase((int) position);
        }
    }

    private @Nullable Slab slab(long position) {
        return slabs.get((int) (position >>> Integer.SIZE));
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public void commit() {}

    @Override
    public void sync() {}

    @Override
    public void replay(LogVisitor visitor) {}

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public void close() {}

    @Override
    public void discard() {}
}
