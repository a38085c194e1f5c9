package io.topz.collectors.document;

/**
 * An answer about a server, immutable, named and laid out as the monitoring port of nats-server or
 * nats-streaming-server serves it.
 *
 * <p>A component that is null was absent, which is not zero: most servers leave out what they do not know or use.
 * Components stand in the order in which nats-server 2.10.27 prints them, with those of newer versions where these
 * print them; 2.9.10 prints the same order, 2.15.1 another one in {@code /varz} (bytes after messages) and {@code
 * /jsz} (use before the rest). Times of "never" are {@link io.topz.collectors.text.GoTime#ZERO}.
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
