package io.topz.broker.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The options that a client sends in {@code CONNECT}. Strings are empty if absent.
 *
 * @param verbose whether the client wants {@code +OK} for every command
 * @param pedantic whether the subjects of publishes are checked
 * @param echo whether the client receives its own messages, too
 * @param headers whether the client supports headers
 * @param noResponders whether the client is informed of requests without subscribers; needs headers
 * @param protocol 0 or 1
 * @param name the name of the client
 * @param lang the language of the client library
 * @param version the version of the client library
 * @param user the user of a login by password
 * @param pass the password of the user
 * @param token the token of a login by token
 * @param nkey the public key of a login by key
 * @param jwt the JWT of a login by operator mode
 * @param asksAccount whether the client tries to choose its account, which is refused
 */
@RecordBuilder
public record ConnectOptions(
        boolean verbose,
        boolean pedantic,
        boolean echo,
        boolean headers,
        boolean noResponders,
        int protocol,
        String name,
        String lang,
        String version,
        String user,
        String pass,
        String token,
        String nkey,
        String jwt,
        boolean asksAccount) {

    /** The options before CONNECT, and the defaults of fields that it omits. */
    public static final ConnectOptions DEFAULT = ConnectOptionsBuilder.builder()
            .verbose(true)
            .pedantic(true)
            .echo(true)
            .name("")
            .lang("")
            .version("")
            .user("")
            .pass("")
            .token("")
            .nkey("")
            .jwt("")
            .build();

    private static final Set<String> SECRETS = Set.of("pass", "auth_token", "jwt", "sig");

    /**
     * These options, changed by a CONNECT document. Field names are matched in either case, unknown fields are ignored, and {@code null}
     * keeps the old value. A value of the wrong type makes the document invalid.
     */
    public ConnectOptions with(byte[] buffer, int offset, int length) throws ProtocolException {
        JsonNode document;
        try {
            document = ClientJson.read(buffer, offset, length);
        } catch (JsonProcessingException e) {
            throw badDocument(e.getOriginalMessage());
        }
        if (document.isNull()) {
            return this;
        }
        if (!document.isObject()) {
            throw badDocument("no object");
        }
        ConnectOptionsBuilder options = ConnectOptionsBuilder.builder(this);
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            if (!field.getValue().isNull()) {
                set(options, field.getKey().toLowerCase(Locale.ROOT), field.getValue());
            }
        }
        return options.build();
    }

    /** The document without its secrets, for the log. An invalid document is left out completely. */
    public static String redacted(byte[] buffer, int offset, int length) {
        try {
            JsonNode document = ClientJson.read(buffer, offset, length);
            if (document instanceof ObjectNode object) {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    if (SECRETS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                        field.setValue(TextNode.valueOf("[REDACTED]"));
                    }
                }
                return object.toString();
            }
        } catch (JsonProcessingException notJson) {
            // The secrets in an invalid document cannot be located.
        }
        return "[" + length + " bytes that are no JSON object]";
    }

    private static void set(ConnectOptionsBuilder options, String field, JsonNode value) throws ProtocolException {
        switch (field) {
            case "verbose" -> options.verbose(truth(value));
            case "pedantic" -> options.pedantic(truth(value));
            case "echo" -> options.echo(truth(value));
            case "headers" -> options.headers(truth(value));
            case "no_responders" -> options.noResponders(truth(value));
            case "protocol" -> options.protocol(integer(value));
            case "name" -> options.name(text(value));
            case "lang" -> options.lang(text(value));
            case "version" -> options.version(text(value));
            case "user" -> options.user(text(value));
            case "pass" -> options.pass(text(value));
            case "auth_token" -> options.token(text(value));
            case "nkey" -> options.nkey(text(value));
            case "jwt" -> options.jwt(text(value));
            case "account" ->
                options.asksAccount(options.asksAccount() || !text(value).isEmpty());
            case "new_account" -> options.asksAccount(options.asksAccount() || truth(value));
            case "tls_required" -> truth(value);
            case "sig" -> text(value);
            default -> {}
        }
    }

    private static boolean truth(JsonNode value) throws ProtocolException {
        if (!value.isBoolean()) {
            throw badDocument("not a boolean: " + value.getNodeType());
        }
        return value.booleanValue();
    }

    private static String text(JsonNode value) throws ProtocolException {
        if (!value.isTextual()) {
            throw badDocument("not a string: " + value.getNodeType());
        }
        return value.textValue();
    }

    /** Parses a protocol number. Numbers out of range are clamped: none of them is valid. */
    private static int integer(JsonNode value) throws ProtocolException {
        if (!value.isIntegralNumber()) {
            throw badDocument("not an integer: " + value.getNodeType());
        }
        return value.canConvertToInt() ? value.intValue() : Integer.MAX_VALUE;
    }

    private static ProtocolException badDocument(String why) {
        return ProtocolException.badArguments("CONNECT: " + why);
    }
}
