package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    connections>100:crit                ; connections > 100 critical
                    connections > 100 : warn            ; connections > 100 warning
                    connections>=100                    ; connections >= 100 critical
                    lag(ORDERS/worker)>1000:warn        ; lag(ORDERS/worker) > 1000 warning
                    lag( ORDERS/* )>1K:warning          ; lag(ORDERS/*) > 1000 warning
                    mem>512Mi                           ; mem > 536870912 critical
                    mem>512M                            ; mem > 536870912 critical
                    in_bytes_rate>1K                    ; in_bytes_rate > 1024 critical
                    bytes(KV_a b)>1.5G                  ; bytes(KV_a b) > 1610612736 critical
                    connections>2K                      ; connections > 2000 critical
                    connections>2Ki                     ; connections > 2048 critical
                    lag(A/b)>1M                         ; lag(A/b) > 1000000 critical
                    uptime_seconds<5m:warn              ; uptime_seconds < 300 warning
                    last_delivery(A/b)>1h               ; last_delivery(A/b) > 3600 critical
                    healthy=1                           ; healthy == 1 critical
                    connections=5:warn                  ; connections == 5 warning
                    routes!=3                           ; routes != 3 critical
                    full>90%                            ; full > 90 critical
                    slow_consumers_delta>0:warn         ; slow_consumers_delta > 0 warning
                    lag_rate(A/b)>0:warn                ; lag_rate(A/b) > 0 warning
                    in_msgs_rate<=0.5                   ; in_msgs_rate <= 0.5 critical
                    connections=10:                     ; connections outside 10: critical
                    connections=10::warn                ; connections outside 10: warning
                    connections=5:10                    ; connections outside 5:10 critical
                    connections=5:10:warn               ; connections outside 5:10 warning
                    connections=@5:10                   ; connections inside 5:10 critical
                    connections=~:10                    ; connections outside ~:10 critical
                    connections=:10                     ; connections outside 10 critical
                    mem=1Ki:2Ki:warn                    ; mem outside 1024:2048 warning
                    """)
    void conditions_areRead(String text, String read) {
        assertThat(ConditionParser.parse(text)).hasToString(read);
    }

    /** The table of the guidelines for monitoring plug-ins: a range, values that are quiet, values that alert. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    10      ; 0 10      ; -1 11
                    10:     ; 10 99     ; 9 -1
                    ~:10    ; -99 10    ; 11
                    10:20   ; 10 20     ; 9 21
                    @10:20  ; 9 21      ; 10 15 20
                    """)
    void ranges_areThoseOfMonitoringPlugIns(String range, String quiet, String bad) {
        Condition condition = ConditionParser.parse("connections=" + range, Severity.WARNING);
        assertThat(condition.severity()).isEqualTo(Severity.WARNING);
        assertThat(condition.threshold().range()).isEqualTo(range);
        assertThat(quiet.split(" ")).noneMatch(value -> condition.holds(Double.parseDouble(value)));
        assertThat(bad.split(" ")).allMatch(value -> condition.holds(Double.parseDouble(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "connections>5, 12",
        "connections, 12",
        "connections=5:warn, 15",
        "connections=~5, 14",
        "connections=9:5, 13",
        "connections=, 13"
    })
    void mistakesInRanges_arePointedAt(String text, int place) {
        assertThatThrownBy(() -> ConditionParser.parse(text, Severity.WARNING))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining("at character " + place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    conections>100          ; 1  ; there is no figure conections; did you mean connections?
                    >100                    ; 1  ; the name of a figure is missing here
                    connections             ; 12 ; a comparison is missing here
                    connections~100         ; 12 ; a comparison is missing here
                    connections>            ; 13 ; a number is missing here
                    connections>many        ; 13 ; a number is missing here
                    connections>1-2         ; 13 ; a number is missing here
                    connections>100x        ; 16 ; this is too much
                    connections>100KK       ; 16 ; there is no unit KK
                    connections>5h          ; 14 ; there is no unit h for this figure: one of K M G T
                    uptime_seconds<5G       ; 17 ; there is no unit G for this figure: one of ms s m h d
                    connections>100:bad     ; 17 ; the severity is warn or crit
                    lag(ORDERS>5            ; 4  ; this parenthesis is not closed
                    connections(A)>5        ; 1  ; it takes nothing in parentheses
                    """, ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '"')
    void mistakes_arePointedAt(String text, int place, String why) {
        assertThatThrownBy(() -> ConditionParser.parse(text))
                .isInstanceOfSatisfying(ConditionException.class, wrong -> {
                    assertThat(wrong)
                            .hasMessageContaining("at character " + place)
                            .hasMessageContaining(why);
                    assertThat(wrong.pointer().lines().toList().get(1)).hasSize(place);
                });
    }

    @ParameterizedTest
    @EnumSource(BuiltInCheck.class)
    void readyChecks_areConditions(BuiltInCheck check) {
        assertThat(check.conditions())
                .allSatisfy(condition ->
                        assertThat(ConditionParser.parse(condition).toString()).isNotEmpty());
        assertThat(check.conditions().isEmpty()).isEqualTo(check == BuiltInCheck.METADATA);
        assertThat(BuiltInCheck.named(check.word())).containsExactly(check);
    }

    @Test
    void unknownReadyCheck_isToldWithThoseThereAre() {
        assertThatThrownBy(() -> BuiltInCheck.named("lags")).hasMessageContaining("stream-lag");
    }
}
