package io.topz.top.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.SubDetail;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.SubRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final ConnRow NOTHING = new ConnRow(ConnInfoBuilder.builder().build(), Rates.UNKNOWN);

    @Test
    void openColumns_areThoseOfNatsTop() {
        assertThat(ConnColumns.OPEN.stream().map(Column::title))
                .containsExactly(
                        "HOST",
                        "CID",
                        "NAME",
                        "SUBS",
                        "PENDING",
                        "MSGS_TO",
                        "MSGS_FROM",
                        "BYTES_TO",
                        "BYTES_FROM",
                        "LANG",
                        "VERSION",
                        "UPTIME",
                        "LAST_ACTIVITY",
                        "SUBSCRIPTIONS");
    }

    @Test
    void everySortKeyOfNatsTop_isKnown() {
        List<String> natsTop = List.of(
                "cid",
                "start",
                "subs",
                "pending",
                "msgs_to",
                "msgs_from",
                "bytes_to",
                "bytes_from",
                "last",
                "idle",
                "uptime",
                "stop",
                "reason",
                "rtt");
        assertThat(natsTop)
                .allSatisfy(key -> assertThat(TableSpec.OPEN.column(key).or(() -> TableSpec.CLOSED.column(key)))
                        .hasValueSatisfying(
                                column -> assertThat(column.serverSort()).isEqualTo(key)));
    }

    @Test
    void keys_areUniqueInEachTable() {
        assertThat(TableSpec.OPEN.keys()).doesNotHaveDuplicates();
        assertThat(TableSpec.CLOSED.keys()).doesNotHaveDuplicates();
        assertThat(TableSpec.SUBSCRIPTIONS.keys()).doesNotHaveDuplicates();
    }

    @Test
    void ranks_areUniqueInEachTable() {
        assertThat(ConnColumns.OPEN.stream().filter(column -> !column.key().equals("subscriptions")))
                .extracting(Column::rank)
                .doesNotHaveDuplicates();
        assertThat(SubColumns.ALL).extracting(Column::rank).doesNotHaveDuplicates();
    }

    @Test
    void whatIsUnknown_isNeverZero() {
        for (Look look : List.of(Look.DEFAULT, Look.DEFAULT.withRates(true), Look.DEFAULT.withRaw(true))) {
            for (Column<ConnRow> column : ConnColumns.OPEN) {
                assertThat(column.text().apply(NOTHING, look)).as(column.key()).doesNotContain("0");
                assertThat(column.narrowText(NOTHING, look)).as(column.key()).doesNotContain("0");
                assertThat(column.order().apply(NOTHING, look)).as(column.key()).isIn(null, "");
            }
        }
    }

    @Test
    void roundTripThatWasNotMeasured_isUnknown() {
        ConnRow row = new ConnRow(ConnInfoBuilder.builder().rtt("0s").build(), Rates.UNKNOWN);
        assertThat(ConnColumns.RTT.text().apply(row, Look.DEFAULT)).isEqualTo("-");
        assertThat(ConnColumns.RTT.order().apply(row, Look.DEFAULT)).isNull();
    }

    @Test
    void host_hasItsPortAlsoWithAName() {
        ConnRow row =
                new ConnRow(ConnInfoBuilder.builder().ip("10.0.0.1").port(4711L).build(), Rates.UNKNOWN);
        Look named = Look.DEFAULT.withNames(address -> "db.example");
        assertThat(ConnColumns.HOST.text().apply(row, Look.DEFAULT)).isEqualTo("10.0.0.1:4711");
        assertThat(ConnColumns.HOST.text().apply(row, named)).isEqualTo("db.example:4711");
        assertThat(ConnColumns.HOST.text().apply(row, Look.DEFAULT.withNames(address -> null)))
                .isEqualTo("10.0.0.1:4711");
    }

    @Test
    void pendingBytes_areWorthALook() {
        ConnRow row = new ConnRow(ConnInfoBuilder.builder().pendingBytes(1L).build(), Rates.UNKNOWN);
        assertThat(ConnColumns.PENDING.tone().apply(row, Look.DEFAULT)).isEqualTo(Tone.WARN);
        assertThat(ConnColumns.PENDING.tone().apply(NOTHING, Look.DEFAULT)).isEqualTo(Tone.QUIET);
    }

    @Test
    void subscriptionIds_areOrderedAsNumbers() {
        assertThat(order("10")).isGreaterThan(order("9"));
        assertThat(order("$MQTT_x")).isGreaterThan(order("999999"));
    }

    private static String order(String sid) {
        SubRow row = new SubRow(new SubDetail(null, null, "a", null, sid, null, null, null), Rates.UNKNOWN);
        return String.valueOf(SubColumns.SID.order().apply(row, Look.DEFAULT));
    }
}
