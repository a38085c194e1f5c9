package io.topz.collectors.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for one name, created by the JDK's keytool.
 *
 * @param certificate PEM file
 * @param key PEM file
 */
public record TestCertificate(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Creates a certificate that is its own authority. */
    public static TestCertificate create(Path directory, String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        keytool(store, "test", name, "SAN=dns:" + name);
        return read(directory, store, "test", name);
    }

    /**
     * A certificate for localhost that an authority has signed, with the certificate of the authority.
     *
     * @param from the time from which it is valid, in the notation of keytool, such as {@code -9d}; it is valid for a number of days
     */
    public static Signed signed(Path directory, String from, int days) throws Exception {
        Path store = directory.resolve("signed.p12");
        keytool(store, "ca", "authority", "bc=ca:true", "-startdate", "-30d");
        keytool(
                store,
                "test",
                "localhost",
                "SAN=dns:localhost",
                "-signer",
                "ca",
                "-startdate",
                from,
                "-validity",
                String.valueOf(days));
        return new Signed(read(directory, store, "test", "localhost"), read(directory, store, "ca", "ca"));
    }

    /** A certificate and the authority that signed it. */
    public record Signed(TestCertificate server, TestCertificate authority) {}

    private static void keytool(Path store, String alias, String name, String extension, String... more)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                extension,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    private static TestCertificate read(Path directory, Path store, String alias, String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                pem(
                        directory.resolve(name + "-cert.pem"),
                        "CERTIFICATE",
                        keys.getCertificate(alias).getEncoded()),
                pem(
                        directory.resolve(name + "-key.pem"),
                        "PRIVATE KEY",
                        keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path pem(Path file, String type, byte[] content) throws Exception {
        String text = "-----BEGIN " + type + "-----\n"
                + new String(LINES.encode(content), StandardCharsets.US_ASCII)
                + "\n-----END " + type + "-----\n";
        return Files.writeString(file, text);
    }
}
