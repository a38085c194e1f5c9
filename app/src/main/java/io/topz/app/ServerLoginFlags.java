package io.topz.app;

import io.topz.broker.options.Credentials;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The credentials that clients must present, from flags, files or the environment. */
final class ServerLoginFlags {

    private static final String PASSWORD_VARIABLE = "TOPZ_PASS";
    private static final String TOKEN_VARIABLE = "TOPZ_AUTH";

    @Option(names = "--user", paramLabel = "USER", description = "user that clients must name", defaultValue = "")
    String user = "";

    @Option(
            names = "--pass",
            paramLabel = "PASSWORD",
            description =
                    "its password, plain or hashed with bcrypt; every user of this machine can see it in the list of processes")
    @Nullable
    String password;

    @Option(
            names = "--pass_file",
            paramLabel = "FILE",
            description = "file whose first line is the password or its bcrypt hash (or set the variable "
                    + PASSWORD_VARIABLE + ")")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--auth",
            paramLabel = "TOKEN",
            description =
                    "token that clients must show, plain or hashed with bcrypt; every user of this machine can see it")
    @Nullable
    String token;

    @Option(
            names = "--auth_file",
            paramLabel = "FILE",
            description = "file whose first line is the token or its bcrypt hash (or set the variable " + TOKEN_VARIABLE
                    + ")")
    @Nullable
    Path tokenFile;

    Credentials credentials(Map<String, String> environment) {
        return new Credentials(user, password(environment), token(environment));
    }

    /** The password; empty for none. The environment variable counts only for a user without another password. */
    String password(Map<String, String> environment) {
        return secret("password", password, passwordFile, user.isEmpty() ? null : environment.get(PASSWORD_VARIABLE));
    }

    /** The token; empty for none. */
    String token(Map<String, String> environment) {
        return secret("token", token, tokenFile, environment.get(TOKEN_VARIABLE));
    }

    /** Whether a secret is visible in the list of processes. */
    boolean isSecretVisible() {
        return password != null || token != null;
    }

    private static String secret(String what, @Nullable String flag, @Nullable Path file, @Nullable String variable) {
        if (flag != null && file != null) {
            throw new IllegalArgumentException("the %s is given twice, as a flag and in a file".formatted(what));
        }
        if (file != null) {
            return LoginFlags.firstLine(what, file);
        }
        if (flag != null) {
            return flag;
        }
        return variable == null ? "" : variable;
    }
}
