package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a server: what it is, how it is configured and what it has carried since its start. Served at {@code /varz}.
 *
 * @param serverId unique id made at start: 56-character server public nkey, begins with N; changes at every restart
 * @param serverName configured name, else equal to server_id; since 2.1.2
 * @param version e.g. 2.9.10
 * @param proto client protocol level, 1
 * @param gitCommit short commit of the build; absent in distribution builds
 * @param go Go runtime version (ours: put e.g. the Java version here, nats-top prints nothing of it)
 * @param host client listen host
 * @param port client listen port (actual, also when -1 was asked)
 * @param authRequired clients must authenticate
 * @param tlsRequired clients must use TLS
 * @param tlsVerify client certificates required
 * @param tlsOcspPeerVerify OCSP peer check on clients; since 2.9.21
 * @param ip advertised ip when set
 * @param connectUrls host:port list gossiped to clients (own + cluster); absent on a standalone server
 * @param wsConnectUrls same for websocket; since 2.2.0
 * @param maxConnections limit, default 65536
 * @param maxSubscriptions per-connection limit, absent if unlimited
 * @param pingInterval default 120000000000 (nanoseconds)
 * @param pingMax unanswered pings before stale, default 2
 * @param httpHost monitor listen host
 * @param httpPort monitor port, 0 when only https
 * @param httpBasePath as configured ("" by default, not normalised); since 2.1.7
 * @param httpsPort 0 when http
 * @param authTimeout seconds, default 2 (float)
 * @param maxControlLine bytes, 4096
 * @param maxPayload bytes, 1048576
 * @param maxPending bytes, 67108864 (outbound buffer limit of one client)
 * @param cluster see ClusterOptsVarz; {} when no cluster
 * @param gateway see GatewayOptsVarz; {} when none
 * @param leaf see LeafNodeOptsVarz
 * @param mqtt see MQTTOptsVarz; since 2.8.0
 * @param websocket see WebsocketOptsVarz; since 2.8.0
 * @param jetstream see JetStreamVarz; {} when JetStream is off; since 2.2.0
 * @param tlsTimeout seconds, default 2 (float)
 * @param writeDeadline default 10000000000 (nanoseconds)
 * @param writeTimeout close or retry, absent when default; since 2.11.11
 * @param start process start, UTC
 * @param now time of this answer, UTC
 * @param uptime uptime string (see formats)
 * @param mem resident set size of the process, bytes
 * @param cores logical CPUs
 * @param gomaxprocs threads running Go code (ours: available processors); since 2.1.6
 * @param gomemlimit soft memory limit, absent when unlimited; since 2.10.28
 * @param cpu process CPU percent, 100 = one core busy, one decimal; sampled (see counters)
 * @param connections open client connections (incl. MQTT, websocket; not leaf nodes, routes, gateways)
 * @param totalConnections client connections accepted since start (only ever grows)
 * @param routes open route connections (with pooling since 2.10: several per peer)
 * @param remotes number of distinct remote servers of the cluster
 * @param leafnodes open leaf node connections; since 2.0.4
 * @param inMsgs messages received, all connection kinds
 * @param outMsgs messages delivered, all connection kinds
 * @param inBytes bytes of those
 * @param outBytes bytes of those
 * @param inClientMsgs of those, from clients; since 2.12.9
 * @param inClientBytes of those, from clients; since 2.12.9
 * @param outClientMsgs of those, to clients; since 2.12.9
 * @param outClientBytes of those, to clients; since 2.12.9
 * @param slowConsumers slow-consumer events since start
 * @param staleConnections connections closed as stale since start; since 2.12.0
 * @param stalledClients times a fast producer was made to wait for a slow consumer, since start; since 2.12.0
 * @param subscriptions subscriptions in all accounts of this server incl. internal ones and remote interest held locally (see counters)
 * @param httpReqStats count of requests by path since start, keys without base path
 * @param configLoadTime time the configuration was last (re)loaded
 * @param configDigest sha256:&lt;hex&gt; of the config file, "" without one; since 2.11.0
 * @param tags server_tags; since 2.2.0
 * @param metadata server metadata map; since 2.11.7
 * @param featureFlags flag name to on/off; since 2.14.0
 * @param trustedOperatorsJwt operator mode: the JWTs; since 2.2.0
 * @param trustedOperatorsClaim operator mode: decoded claims; since 2.2.0
 * @param systemAccount name (or nkey) of the system account, default $SYS; since 2.2.0
 * @param pinnedAccountFails connections refused by pinned accounts; since 2.4.0
 * @param ocspPeerCache see OCSPResponseCacheVarz (2.9.21-2.10.5: always present as {}); since 2.9.21
 * @param slowConsumerStats by kind; since 2.10.0
 * @param staleConnectionStats by kind; since 2.12.0
 * @param diskIoWaitStats disk semaphore contention; since 2.12.14
 * @param proxies trusted proxies; since 2.12.0
 * @param tlsCertNotAfter expiry of the client TLS certificate; since 2.11.12
 */
@RecordBuilder
public record Varz(
        @Nullable String serverId,
        @Nullable String serverName,
        @Nullable String version,
        @Nullable Long proto,
        @Nullable String gitCommit,
        @Nullable String go,
        @Nullable String host,
        @Nullable Long port,
        @Nullable Boolean authRequired,
        @Nullable Boolean tlsRequired,
        @Nullable Boolean tlsVerify,
        @Nullable Boolean tlsOcspPeerVerify,
        @Nullable String ip,
        @Nullable List<String> connectUrls,
        @Nullable List<String> wsConnectUrls,
        @Nullable Long maxConnections,
        @Nullable Long maxSubscriptions,
        @Nullable Long pingInterval,
        @Nullable Long pingMax,
        @Nullable String httpHost,
        @Nullable Long httpPort,
        @Nullable String httpBasePath,
        @Nullable Long httpsPort,
        @Nullable Double authTimeout,
        @Nullable Long maxControlLine,
        @Nullable Long maxPayload,
        @Nullable Long maxPending,
        @Nullable ClusterOptsVarz cluster,
        @Nullable GatewayOptsVarz gateway,
        @Nullable LeafNodeOptsVarz leaf,
        @Nullable MqttOptsVarz mqtt,
        @Nullable WebsocketOptsVarz websocket,
        @Nullable JetStreamVarz jetstream,
        @Nullable Double tlsTimeout,
        @Nullable Long writeDeadline,
        @Nullable String writeTimeout,
        @Nullable Instant start,
        @Nullable Instant now,
        @Nullable String uptime,
        @Nullable Long mem,
        @Nullable Long cores,
        @Nullable Long gomaxprocs,
        @Nullable Long gomemlimit,
        @Nullable Double cpu,
        @Nullable Long connections,
        @Uint64 @Nullable Long totalConnections,
        @Nullable Long routes,
        @Nullable Long remotes,
        @Nullable Long leafnodes,
        @Nullable Long inMsgs,
        @Nullable Long outMsgs,
        @Nullable Long inBytes,
        @Nullable Long outBytes,
        @Nullable Long inClientMsgs,
        @Nullable Long inClientBytes,
        @Nullable Long outClientMsgs,
        @Nullable Long outClientBytes,
        @Nullable Long slowConsumers,
        @Nullable Long staleConnections,
        @Nullable Long stalledClients,
        @Nullable Long subscriptions,
        @Nullable Map<String, Long> httpReqStats,
        @Nullable Instant configLoadTime,
        @Nullable String configDigest,
        @Nullable List<String> tags,
        @Nullable Map<String, String> metadata,
        @Nullable Map<String, Boolean> featureFlags,
        @Nullable List<String> trustedOperatorsJwt,
        @Nullable List<JsonNode> trustedOperatorsClaim,
        @Nullable String systemAccount,
        @Uint64 @Nullable Long pinnedAccountFails,
        @Nullable OcspPeerCacheVarz ocspPeerCache,
        @Nullable KindCounts slowConsumerStats,
        @Nullable KindCounts staleConnectionStats,
        @Nullable DiskIoWaitStats diskIoWaitStats,
        @Nullable JsonNode proxies,
        @Nullable Instant tlsCertNotAfter)
        implements Document {}
