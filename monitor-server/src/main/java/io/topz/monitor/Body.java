package io.topz.monitor;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an answer in slices. A large answer needs no large array, and its memory is released as it is sent.
 *
 * @param slices the slices, none of them empty
 * @param length the total number of bytes
 */
record Body(List<Buffer> slices, long length) {

    /** The number of bytes in a slice, except for the last one. */
    static final int SLICE = 64 * 1024;

    static Body of(String text) {
        Writer writer = new Writer();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.write(bytes, 0, bytes.length);
        return writer.body();
    }

    /** Collects a body. The first slice starts small because most answers are small. */
    static final class Writer extends OutputStream {

        private static final int FIRST = 2048;

        private final List<Buffer> full = new ArrayList<>();
        private byte[] slice = new byte[FIRST];
        private int used;
        private long length;

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            int from = offset;
            int left = count;
            while (left > 0) {
                if (used == slice.length) {
                    nextSlice();
                }
                int room = Math.min(left, slice.length - used);
                System.arraycopy(bytes, from, slice, used, room);
                used += room;
                from += room;
                left -= room;
            }
            length += count;
        }

        Body body() {
            if (used > 0) {
                full.add(wrap());
            }
            used = 0;
            return new Body(List.copyOf(full), length);
        }

        private void nextSlice() {
            full.add(wrap());
            slice = new byte[SLICE];
            used = 0;
        }

        /** Buffers are unpooled on purpose: Vert.x does not release pooled buffers that it is given to send. */
        private Buffer wrap() {
            return BufferInternal.buffer(Unpooled.wrappedBuffer(slice, 0, used));
        }
    }
}
