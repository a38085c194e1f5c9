package io.topz.top.table;

import io.topz.collectors.document.ConnInfo;
import io.topz.top.rate.Rates;

/** A connection and how fast its counters grow. In is from the client, out is to it, as the server counts. */
public record ConnRow(ConnInfo conn, Rates rates) {}
