package io.topz.broker.config;

/** An error in the syntax of a configuration file; the message is that of nats-server. */
public final class ConfigSyntaxException extends IllegalArgumentException {

    ConfigSyntaxException(String message) {
        super(message);
    }
}
