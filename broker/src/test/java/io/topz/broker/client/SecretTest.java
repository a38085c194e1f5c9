package io.topz.broker.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    /** A hash created by libxcrypt. */
    private static final String HASH = "$05$abcdefghijklmnopqrstuu9Avu/WgbsK7g7xfCY1X3pdjsTgxqQLS";

    @Test
    void plainText_isComparedAsItIs() {
        Secret secret = new Secret("s3cr3t");

        assertThat(secret.isHashed()).isFalse();
        assertThat(secret.is("s3cr3t")).isTrue();
        assertThat(secret.is("S3cr3t")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a", "$2b", "$2y"})
    void hash_admitsItsPasswordAndNotItself(String version) {
        Secret secret = new Secret(version + HASH);

        assertThat(secret.isHashed()).isTrue();
        assertThat(secret.is("s3cr3t")).isTrue();
        assertThat(secret.is("s3cr3")).isFalse();
        assertThat(secret.is(version + HASH)).isFalse();
    }

    @Test
    void hash_countsTheFirst72Bytes() {
        Secret secret = new Secret("$2y$05$abcdefghijklmnopqrstuujf8SX2ahXLwp9w/B.Y5XdysS6yR576q");

        assertThat(secret.is("x".repeat(100))).isTrue();
        assertThat(secret.is("x".repeat(71))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$05$", "$2a$99$abcdefghijklmnopqrstuu9Avu/WgbsK7g7xfCY1X3pdjsTgxqQLS", "$2a$05$short"})
    void brokenHash_admitsNobody(String broken) {
        Secret secret = new Secret(broken);

        assertThat(secret.is("s3cr3t")).isFalse();
        assertThat(secret.is(broken)).isFalse();
    }
}
