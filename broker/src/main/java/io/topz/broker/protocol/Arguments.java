package io.topz.broker.protocol;

/** The arguments of a control line, as positions in the read buffer. They are separated by blanks, tabs and carriage returns. */
public final class Arguments {

    /** One more than any verb takes, so that too many arguments are detected. */
    private static final int MAX_KEPT = 6;

    private final int[] starts = new int[MAX_KEPT];
    private final int[] ends = new int[MAX_KEPT];
    private int count;

    /**
     * Splits the line that starts at {@code from}, whose first byte is never its end. Returns the position of the closing line feed, or -1
     * if it has not arrived yet.
     */
    int splitLine(byte[] buffer, int from, int to) {
        int n = 0;
        int start = -1;
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (!isSeparator(b)) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                if (n < MAX_KEPT) {
                    starts[n] = start;
                    ends[n++] = i;
                }
                start = -1;
            }
            if (b == '\n' && i > from) {
                count = n;
                return i;
            }
        }
        return -1;
    }

    static boolean isSeparator(byte b) {
        return b == ' ' || b == '\r' || b == '\n' || b == '\t';
    }

    public int count() {
        return count;
    }

    public int start(int index) {
        return starts[index];
    }

    public int end(int index) {
        return ends[index];
    }

    public int length(int index) {
        return ends[index] - starts[index];
    }
}
