package io.topz.app.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A built-in check: a name for conditions with common thresholds. */
public enum BuiltInCheck {
    CONNECTIONS("near the most that are allowed", "connections_percent>=80:warn", "connections_percent>=90:crit"),
    SUBSCRIPTIONS("near the most that are allowed", "subscriptions_percent>=80:warn", "subscriptions_percent>=90:crit"),
    CPU("share of all cores", "cpu_percent_of_cores>=80:warn", "cpu_percent_of_cores>=90:crit"),
    SLOW_CONSUMERS("new ones between the two samples", "slow_consumers_delta>0:warn"),
    HEALTH("/healthz does not report ok", "healthy<1:crit"),
    RESTART("started less than five minutes ago", "uptime_seconds<300:warn"),
    CHURN("more than ten new connections a second", "total_connections_rate>10:warn"),
    CERTIFICATE("expires soon", "certificate_days<30:warn", "certificate_days<7:crit"),
    AUTH_REQUIRED("anybody may connect", "auth<1:crit"),
    TLS_REQUIRED("connections are not encrypted", "tls<1:crit"),
    JETSTREAM_REQUIRED("JetStream is off", "jetstream<1:crit"),
    JETSTREAM_MEMORY("of what is allowed", "js_memory_percent>=75:warn", "js_memory_percent>=90:crit"),
    JETSTREAM_STORAGE("of what is allowed", "js_storage_percent>=75:warn", "js_storage_percent>=90:crit"),
    JETSTREAM_RESERVED("of the storage that is allowed", "js_reserved_storage_percent>=90:warn"),
    JETSTREAM_API("errors between the two samples", "js_api_errors_delta>10:warn"),
    META(
            "no leader, two leaders, peers that are offline or behind",
            "meta_leader<1:crit",
            "meta_leaders>1:crit",
            "meta_offline>0:crit",
            "meta_lag>1000:warn"),
    ROUTES("servers of the cluster without a route", "peers_missing>0:crit"),
    VERSIONS("servers run different versions", "versions>1:warn"),
    ACCOUNTS(
            "of the storage and memory that an account may use",
            "account_storage_percent>=80:warn",
            "account_storage_percent>=90:crit",
            "account_memory_percent>=80:warn",
            "account_memory_percent>=90:crit"),
    STREAM_LEADER("a stream has none", "leader<1:crit"),
    STREAM_LAG(
            "a replica is behind or away", "replica_lag>200:warn", "replica_lag>1000:crit", "replicas_offline>0:crit"),
    STREAM_FULL(
            "near a limit of its own at which a stream refuses messages, not one that drops old ones",
            "rejecting_percent>=90:warn",
            "rejecting_percent>=99:crit"),
    STREAM_LOST("messages were lost to damage", "lost>0:crit"),
    SOURCES("a mirror or source is behind or silent", "source_lag>1000:warn", "source_seconds>60:warn"),
    CONSUMER_LAG("messages wait for a consumer", "lag>10000:warn", "lag>100000:crit"),
    CONSUMER_ACKS(
            "of what may wait for acknowledgement", "ack_pending_percent>=90:warn", "ack_pending_percent>=100:crit"),
    CONSUMER_STALLED("messages wait, and none was delivered for ten minutes", "stalled_seconds>600:warn"),
    CONSUMER_REDELIVERED("messages are delivered again and again, not yet given up", "redelivering>0:warn"),
    CHANNEL_LAG(
            "messages wait for a subscriber of NATS Streaming",
            "subscriber.lag>10000:warn",
            "subscriber.lag>100000:crit"),
    CHANNEL_STALLED("a subscriber gets nothing new until it acknowledges", "subscriber.stalled>0:warn"),
    CHANNEL_OFFLINE("messages are kept for a durable subscriber without a client", "subscriber.offline>0:warn"),
    CHANNEL_LIMITS(
            "near a limit at which NATS Streaming refuses channels or subscriptions",
            "streaming_server.channels_percent>=80:warn",
            "streaming_server.channels_percent>=90:crit",
            "channel.subs_percent>=90:warn"),
    CHANNEL_FULL("near a limit at which a channel drops its oldest messages", "channel.full_percent>=90:warn"),
    LIMITS(
            "limits that were reached between the two samples, of a server that serves /limitsz",
            "limits_struck_delta>0:warn"),
    METADATA("the thresholds that streams and consumers carry in their metadata, io.nats.monitor.*");

    /** The name for all checks except those whose thresholds the user must choose. */
    private static final String ALL = "all";

    private static final Set<BuiltInCheck> DECISIONS =
            Set.of(AUTH_REQUIRED, TLS_REQUIRED, JETSTREAM_REQUIRED, CHANNEL_FULL);

    private final String meaning;
    private final String conditions;

    BuiltInCheck(String meaning, String... conditions) {
        this.meaning = meaning;
        this.conditions = String.join(" ", conditions);
    }

    /** The name that the user types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A short description of the problems that it finds. */
    public String meaning() {
        return meaning;
    }

    /** The conditions that it consists of. */
    public List<String> conditions() {
        return conditions.isEmpty() ? List.of() : List.of(conditions.split(" "));
    }

    /**
     * Returns the check with that name, or for {@code all} every check except those whose thresholds the user must choose.
     *
     * @throws IllegalArgumentException with a sentence if there is none
     */
    public static List<BuiltInCheck> named(String word) {
        List<BuiltInCheck> found = Arrays.stream(values())
                .filter(check -> word.equals(ALL)
                        ? !DECISIONS.contains(check)
                        : check.word().equals(word))
                .toList();
        if (found.isEmpty()) {
            String words = Arrays.stream(values()).map(BuiltInCheck::word).collect(Collectors.joining(" "));
            throw new IllegalArgumentException("there is no check " + word + "; one of: all " + words);
        }
        return found;
    }
}
