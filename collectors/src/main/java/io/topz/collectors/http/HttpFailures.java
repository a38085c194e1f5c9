package io.topz.collectors.http;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.text.Secrets;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Explains in a sentence for people why a request failed, with the request, the failure and the remedy. */
final class HttpFailures {

    /** The first bytes of a NATS client port, {@code INFO}, in the form in which a failed TLS handshake prints them. */
    private static final String GREETING_IN_HEX = "494e464f";

    private final HttpTarget target;
    private final String url;

    /** Explains the failures of one request. */
    HttpFailures(HttpTarget target, String url) {
        this.target = target;
        this.url = url;
    }

    CollectException noConnectionWithin(Duration limit) {
        return failed(
                Kind.TIMEOUT,
                "no connection to %s within %s: is the address right, and does a firewall let it through?"
                        .formatted(place(), seconds(limit)));
    }

    CollectException noAnswerWithin(Duration limit, long bytes) {
        return bytes == 0
                ? failed(Kind.TIMEOUT, "no answer within %s: is the server overloaded?".formatted(seconds(limit)))
                : failed(
                        Kind.TIMEOUT,
                        "only %d bytes of the answer came within %s: ask for less, or wait longer"
                                .formatted(bytes, seconds(limit)));
    }

    CollectException tooLarge(long limit) {
        return failed(
                Kind.TOO_LARGE,
                "the answer is larger than %d bytes: ask for less (-n), or give topz more memory (TOPZ_JAVA_OPTS=-Xmx512m)"
                        .formatted(limit));
    }

    CollectException tooManyWaiting(int limit) {
        return failed(Kind.TIMEOUT, "not asked, %d requests wait for the server already".formatted(limit));
    }

    CollectException closed() {
        return failed(Kind.UNREACHABLE, "not asked, the collector is closed");
    }

    CollectException moved(int status, String location) {
        String printable = Secrets.removed(location).replaceAll("\\p{Cntrl}", "?");
        return failed(Kind.STATUS, "moved to %s (%d): use that address".formatted(printable, status));
    }

    /**
     * A missing or rejected login.
     *
     * @param who the user that was sent, {@code a token}, or null for none
     */
    CollectException unauthorized(int status, @Nullable String who) {
        return failed(
                Kind.UNAUTHORIZED,
                who == null
                        ? ("wants a login (%d): give it in the address (http://USER:PASSWORD@HOST:PORT), by --user and"
                                        + " --password-file or --token-file, or in a profile")
                                .formatted(status)
                        : status == 401
                                ? "does not accept the login of %s (401): are name and password right?".formatted(who)
                                : "the login of %s is not allowed to see this (403)".formatted(who));
    }

    /** A connection that broke during the body. */
    CollectException brokeOff(long bytes) {
        return failed(Kind.UNREACHABLE, "the answer broke off after %d bytes".formatted(bytes));
    }

    /** Any exception of the client before the body. */
    CollectException of(Throwable thrown) {
        if (thrown instanceof CollectException said) {
            return said;
        }
        if (find(thrown, UnknownHostException.class) != null) {
            return failed(Kind.UNREACHABLE, "the host name %s is not known".formatted(target.host()));
        }
        if (find(thrown, ConnectTimeoutException.class) != null) {
            return failed(Kind.TIMEOUT, "no connection to %s: is the address right?".formatted(place()));
        }
        if (find(thrown, ConnectException.class) != null) {
            return failed(
                    Kind.UNREACHABLE,
                    "no server listens at %s: is the server up, and was it started with a monitoring port (-m %d)?"
                            .formatted(place(), target.port()));
        }
        SSLException tls = find(thrown, SSLException.class);
        if (tls != null) {
            return tls(thrown, tls);
        }
        if (text(thrown).contains("INFO")) {
            return clientPort();
        }
        return unexpected(thrown);
    }

    private CollectException clientPort() {
        return failed(
                Kind.CLIENT_PORT,
                "port %d is the one for NATS clients: give the monitoring port, usually %d"
                        .formatted(target.port(), HttpTarget.DEFAULT_PORT));
    }

    private CollectException tls(Throwable thrown, SSLException problem) {
        NotSslRecordException plain = find(thrown, NotSslRecordException.class);
        if (plain != null) {
            return text(plain).contains(GREETING_IN_HEX)
                    ? clientPort()
                    : failed(Kind.TLS, "%s does not speak TLS: use http".formatted(place()));
        }
        CertificateException outOfDate = outOfDate(thrown);
        if (outOfDate != null) {
            return failed(
                    Kind.TLS,
                    "the certificate of %s is out of date (%s): renew it, set the clock right, or trust any (-k)"
                            .formatted(place(), text(outOfDate)));
        }
        if (find(thrown, CertPathBuilderException.class) != null
                || find(thrown, CertPathValidatorException.class) != null) {
            return failed(
                    Kind.TLS,
                    "the certificate of %s is not trusted: give its authority (-cacert), or trust any (-k)"
                            .formatted(place()));
        }
        CertificateException certificate = find(thrown, CertificateException.class);
        if (certificate != null) {
            return failed(
                    Kind.TLS,
                    "the certificate of %s is not accepted (%s): use the name in it, or trust any (-k)"
                            .formatted(place(), text(certificate)));
        }
        String why = text(problem).toLowerCase(Locale.ROOT);
        if (why.contains("certificate_required") || why.contains("bad_certificate")) {
            return failed(Kind.TLS, "%s wants a client certificate (-cert and -key)".formatted(place()));
        }
        return failed(Kind.TLS, "TLS with %s failed: %s".formatted(place(), text(problem)));
    }

    private static @Nullable CertificateException outOfDate(Throwable thrown) {
        CertificateExpiredException expired = find(thrown, CertificateExpiredException.class);
        return expired == null ? find(thrown, CertificateNotYetValidException.class) : expired;
    }

    private CollectException unexpected(Throwable thrown) {
        if (find(thrown, DecoderException.class) != null || thrown instanceof IllegalArgumentException) {
            return failed(Kind.MALFORMED, "%s does not speak HTTP: is it a monitoring port?".formatted(place()));
        }
        if (find(thrown, HttpClosedException.class) != null
                || find(thrown, StreamResetException.class) != null
                || find(thrown, IOException.class) != null) {
            return failed(
                    Kind.UNREACHABLE,
                    "the connection was closed without an answer%s"
                            .formatted(target.tls() ? "" : ": does the port want https?"));
        }
        return failed(Kind.UNREACHABLE, text(thrown));
    }

    private CollectException failed(Kind kind, String sentence) {
        return new CollectException(kind, url + ": " + sentence);
    }

    private String place() {
        return "port " + target.port() + " of " + target.host();
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message.replaceAll("\\p{Cntrl}", " ");
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
