package io.topz.broker.subject;

/**
 * A group of subjects with a common prefix that have the same match whatever follows, such as the replies to one inbox or the
 * acknowledgements of consumers. Each of these subjects is used only once, so caching them one by one would be useless. Immutable.
 *
 * @param prefix the common prefix, up to and including a dot
 * @param oneMore whether exactly one token follows; otherwise one or more
 * @param match the subscriptions that match
 */
public record Family<S extends Interest>(ByteString prefix, boolean oneMore, Match<S> match) {

    /** Whether a subject belongs to the family. */
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
