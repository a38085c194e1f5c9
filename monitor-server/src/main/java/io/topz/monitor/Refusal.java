package io.topz.monitor;

/**
 * A refusal of what is no request, in the words of Go's HTTP server.
 *
 * @param status code and reason
 * @param body the text below
 */
record Refusal(String status, String body) {

    static final Refusal BAD_REQUEST = of("400 Bad Request");
    static final Refusal TOO_LARGE = of("431 Request Header Fields Too Large");
    static final Refusal VERSION = of("505 HTTP Version Not Supported: unsupported protocol version");
    static final Refusal NO_HOST = of("400 Bad Request: missing required Host header");
    static final Refusal BAD_HOST = of("400 Bad Request: malformed Host header");
    static final Refusal BAD_HEADER_NAME = of("400 Bad Request: invalid header name");
    static final Refusal TRANSFER_ENCODING = new Refusal("501 Not Implemented", "Unsupported transfer encoding");
    static final Refusal EXPECTATION = new Refusal("417 Expectation Failed", "");
    static final Refusal ASTERISK = new Refusal("400 Bad Request", "");

    /** Thrown where a request is read. Carries no stack trace. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.status, null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    private static Refusal of(String status) {
        return new Refusal(status, status);
    }

    RefusedException exception() {
        return new RefusedException(this);
    }

    /** The whole answer. */
    String text() {
        String framing = body.isEmpty() ? "Content-Length: 0" : "Content-Type: text/plain; charset=utf-8";
        return "HTTP/1.1 " + status + "\r\n" + framing + "\r\nConnection: close\r\n\r\n" + body;
    }
}
