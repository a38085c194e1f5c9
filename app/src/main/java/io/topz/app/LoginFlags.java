package io.topz.app;

import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.http.HttpCollectorOptionsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags with the credentials for a monitoring port, which a proxy in front of it may require. */
final class LoginFlags {

    @Option(
            names = {"--user", "-user"},
            paramLabel = "USER",
            description = "user of basic authentication, with --password-file")
    private @Nullable String user;

    @Option(
            names = {"--password-file", "-password-file"},
            paramLabel = "FILE",
            description = "file whose first line is the password")
    private @Nullable Path passwordFile;

    @Option(
            names = {"--token-file", "-token-file"},
            paramLabel = "FILE",
            description = "file whose first line is a bearer token")
    private @Nullable Path tokenFile;

    // This flag is for profiles only: on a command line, every user of the machine could read it.

    @Option(names = "--password", paramLabel = "PASSWORD", hidden = true)
    private @Nullable String password;

    @Option(names = "--token", paramLabel = "TOKEN", hidden = true)
    private @Nullable String token;

    /**
     * Returns a target with this login, unless its address contains one.
     *
     * @throws IllegalArgumentException with a sentence if a file cannot be read
     */
    HttpCollectorOptions apply(HttpCollectorOptions target) {
        if (target.user() != null) {
            return target;
        }
        return HttpCollectorOptionsBuilder.builder(target)
                .user(user)
                .password(passwordFile == null ? password : firstLine("password", passwordFile))
                .token(tokenFile == null ? token : firstLine("token", tokenFile))
                .build();
    }

    static String firstLine(String what, Path file) {
        try {
            String line = Files.readString(file).lines().findFirst().orElse("");
            if (line.isBlank()) {
                throw new IllegalArgumentException("the file of the %s is empty: %s".formatted(what, file));
            }
            return line;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the file of the %s cannot be read: %s".formatted(what, file), unreadable);
        }
    }
}
