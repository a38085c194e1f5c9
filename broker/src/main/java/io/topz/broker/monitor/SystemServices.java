package io.topz.broker.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topz.broker.account.Account;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services of the system account as {@code /accountz} shows them: exported there and imported by every other account.
 *
 * <p>Source: answers of nats-server 2.10.27.
 */
final class SystemServices {

    private static final String JETSTREAM = "$JS.API.>";
    private static final String STREAMED = "Streamed";
    private static final String SINGLETON = "Singleton";

    private final boolean hasJetStream;

    /** {@code hasJetStream} tells whether JetStream is on. */
    SystemServices(boolean hasJetStream) {
        this.hasJetStream = hasJetStream;
    }

    /** The exports of an account; null if there are none. */
    @Nullable
    List<JsonNode> exports(String account) {
        if (!account.equals(Account.SYSTEM)) {
            return null;
        }
        List<JsonNode> exports = new ArrayList<>();
        if (hasJetStream) {
            exports.add(export(JETSTREAM, SINGLETON));
        }
        exports.add(export("$SYS.DEBUG.SUBSCRIBERS", SINGLETON));
        exports.add(export("$SYS.REQ.ACCOUNT.*.CONNZ", STREAMED));
        exports.add(export("$SYS.REQ.ACCOUNT.*.STATZ", STREAMED));
        exports.add(export("$SYS.REQ.USER.*.INFO", SINGLETON));
        return exports;
    }

    private static JsonNode export(String subject, String responses) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("subject", subject)
                .put("type", "service")
                .put("response_type", responses);
    }

    /** The services that an account imports from the system account. */
    List<JsonNode> imports(String account) {
        List<JsonNode> imports = new ArrayList<>();
        imports.add(imported("$SYS.REQ.USER." + account + ".INFO", "$SYS.REQ.USER.INFO", true));
        if (account.equals(Account.SYSTEM)) {
            return imports;
        }
        String connections = "$SYS.REQ.ACCOUNT." + account + ".CONNZ";
        imports.add(imported(connections, "$SYS.REQ.ACCOUNT.PING.CONNZ", false));
        imports.add(imported(connections, "$SYS.REQ.SERVER.PING.CONNZ", false));
        imports.add(imported("$SYS.REQ.ACCOUNT." + account + ".STATZ", "$SYS.REQ.ACCOUNT.PING.STATZ", false));
        if (hasJetStream) {
            imports.add(imported(JETSTREAM, JETSTREAM, true));
        }
        return imports;
    }

    private static ObjectNode imported(String subject, String local, boolean shares) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("subject", subject)
                .put("account", Account.SYSTEM)
                .put("to", local)
                .put("local_subject", local)
                .put("type", "service")
                .put("invalid", false)
                .put("share", shares)
                .put("tracking", false);
    }
}
