package io.topz.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The head of a request: the parts that a monitoring port uses.
 *
 * <p>Source: {@code net/http} of Go 1.24, {@code readRequest}, {@code readTransfer} and {@code conn.serve}.
 *
 * @param method the method as it was sent
 * @param target a path with its query, or a whole URL
 * @param isHttp11 whether the version is HTTP 1.1 or later; otherwise it is 1.0
 * @param closes whether the connection is closed after the answer
 * @param bodyBytes the length of the body
 * @param isChunked whether the body is sent in chunks instead
 */
record RequestHead(String method, String target, boolean isHttp11, boolean closes, long bodyBytes, boolean isChunked) {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VERSION = Pattern.compile("HTTP/\\d\\.\\d");
    private static final Pattern HOST = Pattern.compile("[!$%&'()*+,.:;=\\[\\]_~0-9A-Za-z-]*");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private record Header(String name, String value) {}

    /** Parses the lines of a head, including the empty one at its end. */
    static RequestHead parse(List<String> lines) throws HeadRejection.RejectedException {
        String[] words = lines.get(0).split(" ", 3);
        if (words.length < 3
                || !TOKEN.matcher(words[0]).matches()
                || !VERSION.matcher(words[2]).matches()) {
            throw HeadRejection.BAD_REQUEST.exception();
        }
        String method = words[0];
        String target = words[1];
        requireTarget(method, target);
        List<Header> headers = headers(lines.subList(1, lines.size() - 1));
        boolean isChunked = isChunked(headers);
        long length = isChunked ? 0 : length(headers);
        if (!words[2].startsWith("HTTP/1.") && !(method.equals("PRI") && words[2].equals("HTTP/2.0"))) {
            throw HeadRejection.VERSION.exception();
        }
        boolean isHttp11 = !words[2].equals("HTTP/1.0");
        requireHost(method, isHttp11, headers);
        boolean expects = requireExpectation(headers);
        if (target.equals("*") && !method.equals("OPTIONS")) {
            throw HeadRejection.ASTERISK.exception();
        }
        return new RequestHead(method, target, isHttp11, expects || closes(isHttp11, headers), length, isChunked);
    }

    private static void requireTarget(String method, String target) throws HeadRejection.RejectedException {
        boolean isKnown = target.startsWith("/")
                || target.equals("*")
                || target.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")
                || (method.equals("CONNECT") && !target.isEmpty());
        String path = target.split("\\?", 2)[0];
        if (!isKnown
                || target.chars().anyMatch(RequestHead::isControl)
                || BROKEN_ESCAPE.matcher(path).find()) {
            throw HeadRejection.BAD_REQUEST.exception();
        }
    }

    private static boolean isControl(int character) {
        return character < ' ' || character == 0x7f;
    }

    /** Parses the headers. A line that begins with a blank continues the previous one. */
    private static List<Header> headers(List<String> lines) throws HeadRejection.RejectedException {
        List<Header> headers = new ArrayList<>();
        for (String line : lines) {
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            int colon = line.indexOf(':');
            if (continues && !headers.isEmpty()) {
                Header last = headers.remove(headers.size() - 1);
                headers.add(new Header(last.name, (last.value + " " + line.strip()).strip()));
            } else if (continues
                    || colon < 1
                    || !TOKEN.matcher(line.substring(0, colon).stripTrailing()).matches()) {
                throw HeadRejection.BAD_REQUEST.exception();
            } else {
                headers.add(new Header(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        for (Header header : headers) {
            if (header.value.chars().anyMatch(character -> character != '\t' && isControl(character))) {
                throw HeadRejection.BAD_REQUEST.exception();
            }
        }
        if (values(headers, "Host").count() > 1) {
            throw HeadRejection.BAD_REQUEST.exception();
        }
        return headers;
    }

    private static Stream<String> values(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Header::value);
    }

    private static boolean isChunked(List<Header> headers) throws HeadRejection.RejectedException {
        List<String> encodings = values(headers, "Transfer-Encoding").toList();
        if (encodings.isEmpty()) {
            return false;
        }
        if (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked")) {
            throw HeadRejection.TRANSFER_ENCODING.exception();
        }
        return true;
    }

    private static long length(List<Header> headers) throws HeadRejection.RejectedException {
        List<String> lengths = values(headers, "Content-Length").distinct().toList();
        if (lengths.isEmpty()) {
            return 0;
        }
        if (lengths.size() > 1 || !LENGTH.matcher(lengths.get(0)).matches()) {
            throw HeadRejection.BAD_REQUEST.exception();
        }
        return Long.parseLong(lengths.get(0));
    }

    private static void requireHost(String method, boolean isHttp11, List<Header> headers)
            throws HeadRejection.RejectedException {
        List<String> hosts = values(headers, "Host").toList();
        if (hosts.isEmpty() && isHttp11 && !method.equals("CONNECT") && !method.equals("PRI")) {
            throw HeadRejection.NO_HOST.exception();
        }
        if (!hosts.isEmpty() && !HOST.matcher(hosts.get(0)).matches()) {
            throw HeadRejection.BAD_HOST.exception();
        }
        if (!headers.stream().allMatch(header -> TOKEN.matcher(header.name).matches())) {
            throw HeadRejection.BAD_HEADER_NAME.exception();
        }
    }

    /** Whether the client waits for permission to send a body. The server never gives it, so no further request can follow. */
    private static boolean requireExpectation(List<Header> headers) throws HeadRejection.RejectedException {
        String expected = values(headers, "Expect").findFirst().orElse("");
        if (!expected.isEmpty() && !expected.equalsIgnoreCase("100-continue")) {
            throw HeadRejection.EXPECTATION.exception();
        }
        return !expected.isEmpty();
    }

    private static boolean closes(boolean isHttp11, List<Header> headers) {
        List<String> tokens = values(headers, "Connection")
                .flatMap(value -> Stream.of(value.split(",")))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .toList();
        return isHttp11 ? tokens.contains("close") : tokens.contains("close") || !tokens.contains("keep-alive");
    }

    /** The head without a body, for the HTTP decoder. */
    String text() {
        String connection = closes ? "close" : "keep-alive";
        return method + " " + target + (isHttp11 ? " HTTP/1.1" : " HTTP/1.0") + "\r\nHost: topz\r\nConnection: "
                + connection + "\r\n\r\n";
    }
}
