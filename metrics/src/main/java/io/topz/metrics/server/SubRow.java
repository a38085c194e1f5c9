package io.topz.metrics.server;

import io.topz.collectors.document.SubDetail;
import io.topz.metrics.rate.Rates;

/** A subscription with the rate of its messages. */
public record SubRow(SubDetail sub, Rates rates) {}
