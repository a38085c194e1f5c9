package io.topz.broker.jetstream.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a tar archive one after the other. It accepts regular files with POSIX (pax) headers, as nats-server writes them, and
 * refuses everything else: links, devices, endless headers.
 */
final class TarInput {

    private static final int RECORD = 512;
    /** The first bytes of the archive format that replaced tar in later versions. */
    private static final String LATER_FORMAT = "NATSARC";

    private static final int MAX_PAX_BYTES = 64 * 1024;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    private final InputStream in;
    private final byte[] header = new byte[RECORD];
    private Content content = new Content(0);
    private int padding;

    /** A file of the archive. Its content must be read before the next entry. */
    record Entry(String name, long size, InputStream content) {}

    TarInput(InputStream in) {
        this.in = in;
    }

    /** The next file; null at the end of the archive. */
    @Nullable
    Entry next() throws IOException {
        Map<String, String> pax = Map.of();
        while (true) {
            content.skipRest();
            in.skipNBytes(padding);
            int length = in.readNBytes(header, 0, RECORD);
            if (text(0, LATER_FORMAT.length()).equals(LATER_FORMAT)) {
                throw new IOException(
                        "the backup is in a format of later nats-servers, which is not read: take it from one of 2.10");
            }
            if (length < RECORD) {
                throw new EOFException("unexpected EOF");
            }
            if (isZero()) {
                return null;
            }
            requireChecksum();
            long size = number(SIZE, SIZE_LENGTH);
            switch (header[TYPE]) {
                case '0', 0 -> {
                    return entry(pax, size);
                }
                case 'x' -> {
                    open(size);
                    pax = readPax(size);
                }
                default -> throw new UnexpectedContentException();
            }
        }
    }

    private Entry entry(Map<String, String> pax, long headerSize) throws IOException {
        String path = pax.get("path");
        String paxSize = pax.get("size");
        long size = paxSize == null ? headerSize : decimal(paxSize);
        open(size);
        return new Entry(path == null ? name() : path, size, content);
    }

    private void open(long size) {
        content = new Content(size);
        padding = (int) (-size & (RECORD - 1));
    }

    private String name() {
        String name = text(0, NAME_LENGTH);
        boolean isUstar = text(MAGIC, 5).equals("ustar");
        String prefix = isUstar ? text(PREFIX, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }

    private boolean isZero() {
        for (byte b : header) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private void requireChecksum() throws IOException {
        long sum = 0;
        for (int i = 0; i < RECORD; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH ? ' ' : header[i] & 0xff;
        }
        if (sum != number(CHECKSUM, CHECKSUM_LENGTH)) {
            throw invalid();
        }
    }

    /** A number in octal digits, or in binary if the highest bit is set. */
    private long number(int offset, int length) throws IOException {
        if (header[offset] < 0) {
            long value = header[offset] & 0x7f;
            for (int i = offset + 1; i < offset + length; i++) {
                if (value > Long.MAX_VALUE >>> Byte.SIZE) {
                    throw invalid();
                }
                value = (value << Byte.SIZE) | (header[i] & 0xff);
            }
            return value;
        }
        String digits = text(offset, length).strip();
        try {
            long value = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException notOctal) {
            throw invalid();
        }
        throw invalid();
    }

    private static long decimal(String text) throws IOException {
        if (!text.matches("\\d{1,18}")) {
            throw invalid();
        }
        return Long.parseLong(text);
    }

    /** Records of the form "length key=value\n". */
    private Map<String, String> readPax(long size) throws IOException {
        if (size > MAX_PAX_BYTES) {
            throw invalid();
        }
        byte[] bytes = content.readNBytes((int) size);
        if (bytes.length < size) {
            throw new EOFException("unexpected EOF");
        }
        Map<String, String> records = new HashMap<>();
        for (int at = 0; at < bytes.length; ) {
            int blank = at;
            while (blank < bytes.length && bytes[blank] != ' ') {
                blank++;
            }
            String digits = new String(bytes, at, blank - at, StandardCharsets.US_ASCII);
            int length = digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
            if (length < blank - at + 2 || length > bytes.length - at || bytes[at + length - 1] != '\n') {
                throw invalid();
            }
            byte[] record = Arrays.copyOfRange(bytes, blank + 1, at + length - 1);
            String[] pair = new String(record, StandardCharsets.UTF_8).split("=", 2);
            if (pair.length != 2) {
                throw invalid();
            }
            records.put(pair[0], pair[1]);
            at += length;
        }
        return records;
    }

    private static IOException invalid() {
        return new IOException("archive/tar: invalid tar header");
    }

    /** The bytes of one file. */
    private final class Content extends InputStream {

        private long left;

        Content(long size) {
            left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(target, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new EOFException("unexpected EOF");
            }
            left -= n;
            return n;
        }

        void skipRest() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }
    }
}
