package io.topz.top.table;

import io.topz.collectors.document.SubDetail;
import io.topz.metrics.rate.Rates;

/** A subscription and how fast messages go out to it. */
public record SubRow(SubDetail sub, Rates rates) {}
