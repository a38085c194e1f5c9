package io.topz.collectors.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Converts collector options into options of Vert.x. */
final class HttpClients {

    private HttpClients() {}

    static HttpClientOptions options(HttpCollectorOptions options) {
        HttpClientOptions client = new HttpClientOptions()
                .setConnectTimeout((int)
                        Math.min(Integer.MAX_VALUE, options.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(options.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(!options.insecure())
                .setTrustAll(options.insecure());
        Path caCert = options.caCert();
        if (caCert != null) {
            client.setTrustOptions(new PemTrustOptions().addCertValue(read("authorities (-cacert)", caCert)));
        }
        Path cert = options.cert();
        Path key = options.key();
        if (cert != null && key != null) {
            client.setKeyCertOptions(new PemKeyCertOptions()
                    .addCertValue(read("client certificate (-cert)", cert))
                    .addKeyValue(read("client key (-key)", key)));
        }
        return client;
    }

    private static Buffer read(String what, Path file) {
        try {
            Buffer pem = Buffer.buffer(Files.readAllBytes(file));
            if (!pem.toString().contains("-----BEGIN ")) {
                throw new IllegalArgumentException("the file of the %s is not in PEM form: %s".formatted(what, file));
            }
            return pem;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the file of the %s cannot be read: %s".formatted(what, file), unreadable);
        }
    }
}
