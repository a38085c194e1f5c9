package io.topz.broker.subject;

/**
 * Subjects that begin alike and have the same match, whatever follows: the replies to one inbox, the acknowledgements of
 * consumers. Each of them is used once, so that remembering them one by one is no use. Immutable.
 *
 * @param prefix what they begin with, up to and with a dot
 * @param oneMore whether exactly one token follows; else one or more
 * @param match who gets them
 */
public record Family<S extends Interest>(ByteString prefix, boolean oneMore, Match<S> match) {

    /** Whether a subject is one of them. */
    public boolean holds(byte[] buffer, int offset, int length) {
        int start = prefix.length();
        if (length <= start || !prefix.contentEquals(buffer, offset, start)) {
            return false;
        }
        boolean wasDot = true;
        for (int i = offset + start, end = offset + length; i < end; i++) {
            boolean isDot = buffer[i] == Subjects.SEPARATOR;
            if (isDot && (wasDot || oneMore)) {
                return false;
            }
            wasDot = isDot;
        }
        return !wasDot;
    }
}
