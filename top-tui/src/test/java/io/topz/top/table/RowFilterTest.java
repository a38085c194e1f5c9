package io.topz.top.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Trend;
import io.topz.metrics.server.ConnRow;
import io.topz.top.query.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {

    private static ConnRow row(long cid, String name, String lang, String idle, long pending, @Nullable Double rate) {
        ConnInfo conn = ConnInfoBuilder.builder()
                .cid(cid)
                .name(name)
                .lang(lang)
                .idle(idle)
                .pendingBytes(pending)
                .rtt("1.5ms")
                .build();
        Double share = rate == null ? null : rate / 10_000;
        return new ConnRow(conn, Rates.UNKNOWN, new Activity(rate, rate, rate, rate, Trend.EMPTY, share));
    }

    private static final Table<ConnRow> TABLE = Table.empty(TableSpec.OPEN, Look.DEFAULT)
            .showing(
                    List.of(
                            row(1, "orders-in", "go", "0s", 0, 2000.0),
                            row(2, "orders out", "java", "6m1s", 6_000_000, 10.0),
                            row(3, "billing", "go", "1h2m3s", 70_000, null)),
                    null);

    @ParameterizedTest
    @CsvSource({
        "rate>1000, 1",
        "rate<=10, 2",
        "rate>1000 lang:go, 1",
        "lang:go, 1 3",
        "lang=g, ''",
        "lang!=go, 2",
        "!lang:go, 2",
        "name~^orders, 1 2",
        "name~ORDERS.*t$, 2",
        "idle>5m, 2 3",
        "idle<30s, 1",
        "pending>5MB, 2",
        "pending>65k, 2 3",
        "rtt<2ms, 1 2 3",
        "rtt=1.5ms, 1 2 3",
        "cid=3, 3",
        "share>=20%, 1",
        "orders, 1 2",
        "orders java, 2",
        "ORDERS !out, 1",
        "name:\"orders out\", 2",
        "rate>2k, ''",
        "!rate>5, 3"
    })
    void terms(String text, String cids) {
        Table<ConnRow> filtered = TABLE.filteredBy(text);
        assertThat(filtered.rows().stream().map(row -> String.valueOf(row.conn().cid())))
                .containsExactly(cids.isEmpty() ? new String[0] : cids.split(" "));
        assertThat(filtered.filterProblems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate>abc | 6 | a number is expected",
                "lang:go rate> | 14 | with what is rate",
                "lang>5 | 1 | lang is text",
                "colour:red | 1 | there is no column colour",
                "idle>5q | 6 | a time is expected",
                "share>much | 7 | a share is expected",
                "name~a( | 8 | in the pattern"
            })
    void whatCannotBeUnderstood_isToldWithItsPosition(String text, int at, String sentence) {
        List<Problem> problems = RowFilter.of(TableSpec.OPEN, text).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).at()).isEqualTo(at);
        assertThat(problems.get(0).sentence()).contains(sentence);
    }

    @Test
    void termThatCannotBeUnderstood_hidesNothing() {
        assertThat(TABLE.filteredBy("lang:go rate>").rows()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate>1", "rate10>1", "rate60>1", "delivered_rate>1", "lag>1", "share>1%"})
    void consumers_haveTheirFields(String text) {
        assertThat(RowFilter.of(TableSpec.CONSUMERS, text).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate>1", "in>1", "bytes>5MB", "newest>5m", "peak>1k", "stream~^O"})
    void streams_haveTheirFields(String text) {
        assertThat(RowFilter.of(TableSpec.STREAMS, text).problems()).isEmpty();
    }
}
