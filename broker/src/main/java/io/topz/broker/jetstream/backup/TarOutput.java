package io.topz.broker.jetstream.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes files into a tar archive (ustar, with a pax header for a name that is too long for it). */
final class TarOutput {

    private static final int RECORD = 512;
    private static final int NAME_LENGTH = 100;
    private static final int MODE = 100;
    private static final int SIZE = 124;
    private static final int TIME = 136;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final byte[] USTAR = "ustar\00000".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final long seconds;

    /** {@code seconds} since the epoch is the modification time of all files. */
    TarOutput(OutputStream out, long seconds) {
        this.out = out;
        this.seconds = seconds;
    }

    void file(String name, byte[] content) throws IOException {
        file(name, content, content.length);
    }

    /** Writes a file with the first {@code length} bytes of {@code content}. */
    void file(String name, byte[] content, int length) throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        if (nameBytes.length > NAME_LENGTH || nameBytes.length > name.length()) {
            byte[] record = paxRecord("path=" + name + "\n");
            header("pax".getBytes(StandardCharsets.US_ASCII), 'x', record.length);
            out.write(record);
            pad(record.length);
        }
        header(nameBytes, '0', length);
        out.write(content, 0, length);
        pad(length);
    }

    /** The length at the start of a pax record includes its own digits. */
    private static byte[] paxRecord(String text) {
        int rest = text.getBytes(StandardCharsets.UTF_8).length + 1;
        int length = rest;
        while (rest + String.valueOf(length).length() != length) {
            length = rest + String.valueOf(length).length();
        }
        return (length + " " + text).getBytes(StandardCharsets.UTF_8);
    }

    private void header(byte[] name, char type, long size) throws IOException {
        byte[] header = new byte[RECORD];
        System.arraycopy(name, 0, header, 0, Math.min(name.length, NAME_LENGTH));
        octal(header, MODE, 8, 0600);
        octal(header, MODE + 8, 8, 0);
        octal(header, MODE + 16, 8, 0);
        octal(header, SIZE, 12, size);
        octal(header, TIME, 12, seconds);
        header[TYPE] = (byte) type;
        System.arraycopy(USTAR, 0, header, MAGIC, USTAR.length);
        Arrays.fill(header, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        long sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        octal(header, CHECKSUM, 7, sum);
        out.write(header);
    }

    private static void octal(byte[] header, int offset, int length, long value) {
        byte[] digits = String.format("%0" + (length - 1) + "o", value).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, offset, digits.length);
        header[offset + length - 1] = 0;
    }

    private void pad(int length) throws IOException {
        out.write(new byte[-length & (RECORD - 1)]);
    }

    /** Ends the archive. */
    void end() throws IOException {
        out.write(new byte[2 * RECORD]);
    }
}
