package io.topz.collectors.document;

/**
 * An answer about a server, immutable, named and laid out as nats-server's monitoring port serves it. A component that
 * is null was absent.
 */
public sealed interface Document
        permits Accountz, Accstatz, Connz, Gatewayz, Healthz, Jsz, Leafz, Routez, Subsz, Varz {}
