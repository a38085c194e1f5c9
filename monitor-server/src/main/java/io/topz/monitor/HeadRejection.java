package io.topz.monitor;

/**
 * The response to a malformed request head, with the texts of Go's HTTP server.
 *
 * @param status the code and the reason
 * @param body the text of the body
 */
record HeadRejection(String status, String body) {

    static final HeadRejection BAD_REQUEST = of("400 Bad Request");
    static final HeadRejection TOO_LARGE = of("431 Request Header Fields Too Large");
    static final HeadRejection VERSION = of("505 HTTP Version Not Supported: unsupported protocol version");
    static final HeadRejection NO_HOST = of("400 Bad Request: missing required Host header");
    static final HeadRejection BAD_HOST = of("400 Bad Request: malformed Host header");
    static final HeadRejection BAD_HEADER_NAME = of("400 Bad Request: invalid header name");
    static final HeadRejection TRANSFER_ENCODING =
            new HeadRejection("501 Not Implemented", "Unsupported transfer encoding");
    static final HeadRejection EXPECTATION = new HeadRejection("417 Expectation Failed", "");
    static final HeadRejection ASTERISK = new HeadRejection("400 Bad Request", "");

    /** Thrown by the code that reads a request. Carries no stack trace. */
    static final class RejectedException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient HeadRejection rejection;

        RejectedException(HeadRejection rejection) {
            super(rejection.status, null, false, false);
            this.rejection = rejection;
        }

        HeadRejection rejection() {
            return rejection;
        }
    }

    private static HeadRejection of(String status) {
        return new HeadRejection(status, status);
    }

    RejectedException exception() {
        return new RejectedException(this);
    }

    /** The complete response. */
    String text() {
        String framing = body.isEmpty() ? "Content-Length: 0" : "Content-Type: text/plain; charset=utf-8";
        return "HTTP/1.1 " + status + "\r\n" + framing + "\r\nConnection: close\r\n\r\n" + body;
    }
}
