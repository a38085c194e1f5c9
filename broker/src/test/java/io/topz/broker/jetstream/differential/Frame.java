package io.topz.broker.jetstream.differential;

/**
 * A message as it was received, each character one byte.
 *
 * @param reply the reply subject, empty for none
 * @param headers the header block with its blank line, empty for none
 */
record Frame(String subject, String sid, String reply, String headers, String payload) {

    static final String ACK_PREFIX = "$JS.ACK.";

    /** Whether it is a message of a consumer that can be acknowledged. */
    boolean isAcknowledgeable() {
        return reply.startsWith(ACK_PREFIX);
    }
}
