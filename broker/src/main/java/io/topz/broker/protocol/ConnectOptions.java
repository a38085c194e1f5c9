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
 * The options that a client sends in {@code CONNECT}. Texts are empty when absent.
 *
 * @param verbose wants {@code +OK} for every command
 * @param pedantic wants subjects of publishes checked
 * @param echo wants its own messages, too
 * @param headers knows headers
 * @param noResponders wants to hear when nobody gets a request; needs headers
 * @param protocol 0 or 1
 * @param name of the client
 * @param lang of the client library
 * @param version of the client library
 * @param user login
 * @param pass its password
 * @param token login by token
 * @param nkey public key for a login by key
 * @param jwt for a login by token of an operator
 * @param asksAccount tries to choose an account by itself, which is refused
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

    /** What holds before CONNECT and for fields that it leaves out. */
    public static final ConnectOptions DEFAULT =
            new ConnectOptions(true, true, true, false, false, 0, "", "", "", "", "", "", "", "", false);

    private static final Set<String> SECRETS = Set.of("pass", "auth_token", "jwt", "sig");

    /**
     * These options with what the document says instead. Names count in either case, unknown ones nothing, {@code null} keeps
     * the old value; a value of the wrong type makes the document bad.
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

    /** The document without its secrets, for the log; what is no document is left out as a whole. */
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
            // Its secrets cannot be found.
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

    /** Out-of-range protocol numbers are clamped: none of them is valid. */
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
