package io.topz.top.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Size;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.view.StandardViews;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the names of CSV and JSON, which are a contract with scripts. */
class BatchNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accounts | account conns leafs subs slow rate to from bytes_to_rate bytes_from_rate msgs_to msgs_from \
            bytes_to bytes_from share trend rate10 rate60 peak
            groups | group conns rate pending bytes_rate to from subs share trend rate10 rate60 peak
            slow | cid name cut_in by pending growth of_max rate bytes_rate waits rtt stalls subs host lang
            incidents | number at name cid reason pending waited host account lasted msgs_to subs lang server
            buckets | account bucket lost verdict kind store values bytes in growth bytes_growth history ttl full \
            full_in consumers subjects oldest newest leader replicas share trend rate10 rate60 peak
            subscriptions | subject queue msgs msgs_rate account cid sid max
            churn | name ip account closed lasted reason last
            changes | change what name detail
            """)
    void names_ofAView_stay(String word, String names) {
        View view = StandardViews.ALL.named(word).orElseThrow();
        TopState state = TopState.initial(Settings.DEFAULT, new Size(80, 24), StandardViews.ALL, view);
        assertThat(BatchFields.names(view, state)).isEqualTo(List.of(names.split(" ")));
    }
}
