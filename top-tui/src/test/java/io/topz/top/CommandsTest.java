package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.top.canvas.Size;
import io.topz.top.control.SavedView;
import io.topz.top.key.Key;
import io.topz.top.screen.TerminalStyle;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of typed input: filters, commands, copies, saved views. */
class CommandsTest {

    private final DashboardFixture fixture = new DashboardFixture(new Size(120, 30));

    @BeforeEach
    void open() {
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.open();
        fixture.server.traffic(5, 6, 2000);
        fixture.second();
    }

    private void command(String line) {
        fixture.type(":").type(line).press(Key.Kind.ENTER).turn();
    }

    @Test
    void filter_tellsWhileItIsTypedWhatIsWrong() {
        fixture.type("/rate>");
        assertThat(fixture.line("filter:")).contains("at 6: with what is rate to be compared?");
        fixture.type("1x");
        assertThat(fixture.line("filter:")).contains("at 6: a number is expected");
        fixture.press(Key.Kind.ENTER);
        // Invalid input is neither accepted nor lost.
        assertThat(fixture.line("filter:")).contains("rate>1x");
        fixture.press(Key.Kind.BACKSPACE).type("k").press(Key.Kind.ENTER);
        assertThat(fixture.screen()).doesNotContain("filter:").contains("Shown: 2", "order-service", "billing-worker");
        fixture.type("/").type("rate>10k").press(Key.Kind.ENTER);
        assertThat(fixture.screen()).contains("nothing passes rate>10k");
    }

    @Test
    void filter_completesFields() {
        fixture.type("/msgs_t").press(Key.Kind.TAB).type(">10");
        assertThat(fixture.line("filter:")).contains("msgs_to>10");
        assertThat(fixture.screen()).contains("billing-worker").doesNotContain("order-service");
    }

    @Test
    void filter_isOfEveryTable() {
        fixture.type("c/reason:slow");
        assertThat(fixture.line("filter:")).doesNotContain("at 1");
        fixture.press(Key.Kind.ESCAPE).type("c").press(Key.Kind.ENTER).turn();
        fixture.type("/msgs<1");
        assertThat(fixture.screen()).contains("subject.5", "filter: msgs<1");
    }

    @Test
    void palette_listsAndCompletes() {
        fixture.type(":");
        assertThat(fixture.line(":   connections")).contains("closed", "streams", "slow");
        fixture.type("so")
                .press(Key.Kind.TAB)
                .type("msgs_")
                .press(Key.Kind.TAB)
                .type("f")
                .press(Key.Kind.TAB);
        assertThat(fixture.line(":sort")).contains(":sort msgs_from");
        fixture.press(Key.Kind.ENTER);
        assertThat(fixture.line("sort msgs_from")).contains("▼");
        command("sort msgs_from reverse");
        assertThat(fixture.line("sort msgs_from")).contains("▲");
    }

    @Test
    void palette_doesWhatItSays() {
        command("rates");
        assertThat(fixture.screen()).contains("rates per second");
        command("interval 5s");
        assertThat(fixture.screen()).contains("every 5s");
        command("filter name:billing");
        assertThat(fixture.screen()).doesNotContain("order-service");
        command("filter");
        assertThat(fixture.screen()).contains("order-service");
        command("limit 1");
        assertThat(fixture.collector.asked).anyMatch(asked -> asked.contains("limit=1"));
        command("str");
        assertThat(fixture.screen()).contains("JetStream is off");
        command("q");
        assertThat(fixture.ended).isTrue();
    }

    @Test
    void palette_tellsWhatItCannotDo() {
        command("dance");
        assertThat(fixture.screen()).contains("there is no command dance");
        command("interval soon");
        assertThat(fixture.screen()).contains("the interval is a time");
        command("sort colour");
        assertThat(fixture.screen()).contains("cannot sort by colour");
        command("copy colour");
        assertThat(fixture.screen()).contains("there is no column colour");
        command("");
        fixture.type(":q").press(Key.Kind.ESCAPE);
        assertThat(fixture.ended).isFalse();
    }

    @Test
    void copy_isOfTheRowOrOneValue() {
        fixture.press(Key.Kind.DOWN).type("y");
        assertThat(fixture.display.copied).startsWith("10.0.0.6:40006\t6\tbilling-worker\t1\t");
        assertThat(fixture.files.copy).isEqualTo(fixture.display.copied);
        assertThat(fixture.screen()).contains("copied to the terminal's clipboard if it has one, and to /home/me");
        command("copy host");
        assertThat(fixture.display.copied).isEqualTo("10.0.0.6:40006");
        fixture.files.isFull = true;
        fixture.type("y");
        assertThat(fixture.screen()).contains("cannot write: no space left on device");
        fixture.type("/nobody").press(Key.Kind.ENTER).type("y");
        assertThat(fixture.screen()).contains("there is no row to copy");
    }

    @Test
    void savedView_opensAsItWas() {
        command("rates");
        command("interval 0.5s");
        command("sort msgs_to reverse");
        fixture.type("/name:b").press(Key.Kind.ENTER).type("w");
        assertThat(fixture.screen()).contains("saved in /home/me/top.conf");
        String saved = fixture.files.view;
        TopState fresh = Top.initial(TopOptions.DEFAULT, fixture.names, new Size(120, 30));
        TopState restored = SavedView.restored(fresh, saved, fresh.settings());
        assertThat(restored.settings().rates()).isTrue();
        assertThat(restored.settings().interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(restored.table().order().key()).isEqualTo("msgs_to");
        assertThat(restored.table().order().reversed()).isTrue();
        assertThat(restored.table().filter()).isEqualTo("name:b");
    }

    @Test
    void savedView_ofADetailIsTheViewBehindIt() {
        fixture.press(Key.Kind.ENTER).type("w");
        assertThat(fixture.files.view).contains("view = connections", "sort = cid");
        fixture.files.isFull = true;
        fixture.type("w");
        assertThat(fixture.screen()).contains("cannot write: no space left on device");
    }

    @Test
    void savedView_isLessThanWhatTheUserAsksFor() {
        TopOptions asked = TopOptions.DEFAULT.withInterval(Duration.ofSeconds(7));
        Settings untouched =
                Top.initial(TopOptions.DEFAULT, fixture.names, new Size(80, 24)).settings();
        TopState initial = Top.initial(asked, fixture.names, new Size(80, 24));
        String saved = "view = streams\ninterval = 2s\nlimit = 7\nnonsense\nsort = nothing\nfilter = a = b\n";
        TopState restored = SavedView.restored(initial, saved, untouched);
        assertThat(restored.settings().interval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(restored.settings().limit()).isEqualTo(7);
        assertThat(restored.page().view().title()).isEqualTo("Streams");
        assertThat(restored.table().filter()).isEqualTo("a = b");
        TopState nothing = SavedView.restored(initial, "", untouched);
        assertThat(nothing.settings()).isEqualTo(initial.settings());
        assertThat(nothing.page()).isEqualTo(initial.page());
    }

    @Test
    void columns_areChosenHiddenAndOrdered() {
        command("columns cid,user,name");
        assertThat(fixture.line("CID")).contains("CID  USER  NAME").doesNotContain("SUBS", "HOST");
        assertThat(fixture.collector.asked).anyMatch(asked -> asked.contains("auth=1"));
        command("columns -user");
        assertThat(fixture.line("CID")).doesNotContain("USER");
        command("columns");
        assertThat(fixture.line("CID")).contains("HOST", "SUBS", "PENDING");
        command("columns lang,*,-subs,+rtt");
        assertThat(fixture.line("CID")).contains("LANG", "HOST", "RTT").doesNotContain("SUBS");
        assertThat(fixture.line("CID").indexOf("LANG"))
                .isLessThan(fixture.line("CID").indexOf("HOST"));
        // The filter belongs to this view only.
        fixture.type("c").turn();
        assertThat(fixture.line("CID")).contains("SUBS").doesNotContain("RTT");
    }

    @Test
    void columns_areCompleted() {
        fixture.type(":colu").press(Key.Kind.TAB).type("ci").press(Key.Kind.TAB).type(",-msgs_t");
        fixture.press(Key.Kind.TAB);
        assertThat(fixture.line(":columns")).contains(":columns cid,-msgs_to", "msgs_to msgs_to_rate");
    }

    @Test
    void columns_thatThereAreNot_areReportedAndNotLost() {
        command("columns cid,pendin");
        assertThat(fixture.screen()).contains("there is no column pendin; near it: pending");
        assertThat(fixture.line(":columns")).contains(":columns cid,pendin");
        fixture.type("g").press(Key.Kind.ENTER).turn();
        assertThat(fixture.line("CID")).contains("PENDING").doesNotContain("HOST");
        command("health");
        command("columns cid");
        assertThat(fixture.screen()).contains("this page has no table");
    }

    @Test
    void columns_areSavedForEveryView() {
        command("columns cid,-lang");
        command("consumers");
        command("columns consumer,lag,ack_pending_percent");
        fixture.type("w");
        String saved = fixture.files.view;
        assertThat(saved)
                .contains("columns.connections = cid,*,-lang\n")
                .contains("columns.consumers = consumer,lag,ack_pending_percent\n");
        TopState fresh = Top.initial(TopOptions.DEFAULT, fixture.names, new Size(120, 30));
        TopState restored = SavedView.restored(fresh, saved + "columns.streams = bytes,nonsense\n", fresh.settings());
        assertThat(restored.table().columns())
                .extracting(Column::key)
                .containsExactly("consumer", "lag", "ack_pending_percent");
        assertThat(restored.open().choice().text()).isEqualTo("cid,*,-lang");
        assertThat(restored.streams().choice().text()).isEqualTo("bytes");
        assertThat(restored.closed().choice().isUsual()).isTrue();
    }

    @Test
    void columns_ofTheCommandLineWinOverTheSavedOnes() {
        TopOptions options = TopOptions.DEFAULT.withColumns(Map.of("streams", "stream,bytes"));
        TopState initial = Top.initial(options, fixture.names, new Size(120, 30));
        String saved = "columns.streams = full\ncolumns.closed = cid\nrates = true\n";
        InitialView opening = new InitialView(TerminalStyle.of(Map.of()), "", Map.of(), Set.of("columns.streams"), "");
        TopState opened = Top.opened(initial, options, opening, saved);
        assertThat(opened.streams().choice().text()).isEqualTo("stream,bytes");
        assertThat(opened.closed().choice().text()).isEqualTo("cid");
        // An order on the command line replaces the saved view, but not its columns.
        TopOptions sorted = options.withSort("subs");
        TopState other = Top.opened(Top.initial(sorted, fixture.names, new Size(120, 30)), sorted, opening, saved);
        assertThat(other.closed().choice().text()).isEqualTo("cid");
        assertThat(other.settings().rates()).isFalse();
    }

    @Test
    void columnsOfTheCommandLine_areChecked() {
        assertThatThrownBy(() -> TopOptions.DEFAULT.withColumns(Map.of("stream", "bytes")))
                .hasMessageStartingWith("there is no view stream (--columns); one of: connections");
        assertThatThrownBy(() -> TopOptions.DEFAULT.withColumns(Map.of("streams", "byts")))
                .hasMessage("the columns of streams (--columns): there is no column byts; near it: bytes");
        assertThatThrownBy(() -> TopOptions.DEFAULT.withColumns(Map.of("health", "bytes")))
                .hasMessage("the columns of health (--columns): it has no table");
    }
}
