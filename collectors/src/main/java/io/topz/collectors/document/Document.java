package io.topz.collectors.document;

/**
 * An answer about a server, with the names and layout that the monitoring port of nats-server or nats-streaming-server uses. Immutable.
 *
 * <p>A null component was absent, which is not zero: most servers omit values that are unknown or unused. The components are in the order
 * in which nats-server 2.10.27 prints them, and those of newer versions are where these versions print them. Version 2.9.10 uses the same
 * order; 2.15.1 uses another one in {@code /varz} (bytes after messages) and {@code /jsz} (use before the rest). A time that means "never"
 * is {@link io.topz.collectors.text.GoTime#ZERO}.
 */
public sealed interface Document
        permits Accountz,
                Accstatz,
                Channelsz,
                Clientsz,
                Connz,
                Gatewayz,
                Healthz,
                Jsz,
                Leafz,
                Limitsz,
                Routez,
                Serverz,
                Storez,
                Subsz,
                Varz {}
