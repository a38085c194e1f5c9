package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a server: what it is, how it is configured and what it has carried since its start. Served at {@code
 * /varz}.
 *
 * @param serverId id made at start, 56 characters beginning with N; changes at every restart
 * @param serverName configured name, else the id (since 2.1.2)
 * @param version version of the server
 * @param proto level of the client protocol, 1
 * @param gitCommit commit of the build; absent in distribution builds
 * @param go version of its runtime: Go, or that of the JVM
 * @param host host on which it listens for clients
 * @param port port on which it listens for clients, the actual one
 * @param authRequired whether clients must authenticate
 * @param tlsRequired whether clients must use TLS
 * @param tlsVerify whether clients must show certificates
 * @param tlsOcspPeerVerify whether those are checked by OCSP (since 2.9.21)
 * @param ip address that is announced to clients, when it is set
 * @param connectUrls addresses of the cluster as host:port, announced to clients; absent on a single server
 * @param wsConnectUrls the same for websocket
 * @param maxConnections connections at most
 * @param maxSubscriptions subscriptions per connection at most, absent without limit
 * @param pingInterval between pings to clients (nanoseconds)
 * @param pingMax pings without answer before a connection is stale
 * @param httpHost host of the monitoring port
 * @param httpPort plain monitoring port, 0 without
 * @param httpBasePath as configured, empty by default (since 2.1.7)
 * @param httpsPort monitoring port with TLS, 0 without
 * @param authTimeout time to authenticate (seconds)
 * @param maxControlLine length of a protocol line at most (bytes)
 * @param maxPayload size of a message at most (bytes)
 * @param maxPending bytes queued for one client at most
 * @param cluster configuration of routes, empty without
 * @param gateway configuration of gateways, empty without
 * @param leaf configuration of leaf nodes
 * @param mqtt configuration of MQTT (since 2.8.0)
 * @param websocket configuration of websocket (since 2.8.0)
 * @param jetstream JetStream, empty when it is off
 * @param tlsTimeout time for the TLS handshake (seconds)
 * @param writeDeadline time for a write to a client (nanoseconds)
 * @param writeTimeout what a missed deadline does: {@code close} or {@code retry}, absent by default (since 2.11.11)
 * @param start when the process started, UTC
 * @param now time of this answer, UTC
 * @param uptime since the start, as {@code 1d2h3m4s}
 * @param mem resident memory of the process (bytes)
 * @param cores processors of the machine
 * @param gomaxprocs processors that the server uses (since 2.1.6)
 * @param gomemlimit soft limit of memory (bytes), absent without (since 2.10.28)
 * @param cpu processor time in percent of one core, one decimal, sampled
 * @param connections open client connections; not leaf nodes, routes and gateways
 * @param totalConnections client connections accepted since start
 * @param routes open route connections; since 2.10 several per server
 * @param remotes other servers of the cluster
 * @param leafnodes open leaf node connections (since 2.0.4)
 * @param inMsgs messages received since start, from all kinds of connections
 * @param outMsgs messages delivered since start, to all kinds of connections
 * @param inBytes bytes of those
 * @param outBytes bytes of those
 * @param inClientMsgs messages received from clients (since 2.12.9)
 * @param inClientBytes bytes of those (since 2.12.9)
 * @param outClientMsgs messages delivered to clients (since 2.12.9)
 * @param outClientBytes bytes of those (since 2.12.9)
 * @param slowConsumers slow consumer events since start
 * @param staleConnections connections closed as stale since start (since 2.12.0)
 * @param stalledClients times that a fast producer had to wait for a slow consumer, since start (since 2.12.0)
 * @param subscriptions subscriptions of all accounts, internal ones and the interest of routes included
 * @param httpReqStats requests to the monitoring port since start, by path without base path
 * @param configLoadTime when the configuration was last loaded
 * @param configDigest {@code sha256:} and the hash of the configuration file, empty without one (since 2.11.0)
 * @param tags configured tags
 * @param metadata configured key and value pairs (since 2.11.7)
 * @param featureFlags whether each feature is on (since 2.14.0)
 * @param trustedOperatorsJwt operators as signed
 * @param trustedOperatorsClaim operators
 * @param systemAccount name or public key of the system account
 * @param pinnedAccountFails connections refused by pinned accounts (since 2.4.0)
 * @param ocspPeerCache the cache of OCSP answers (since 2.9.21)
 * @param slowConsumerStats slow consumers by kind (since 2.10.0)
 * @param staleConnectionStats stale connections by kind (since 2.12.0)
 * @param diskIoWaitStats waiting for the disk (since 2.12.14)
 * @param proxies trusted proxies (since 2.12.0)
 * @param tlsCertNotAfter when the certificate for clients expires (since 2.11.12)
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
