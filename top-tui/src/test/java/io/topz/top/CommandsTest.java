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

    private final Theatre theatre = new Theatre(new Size(120, 30));

    @BeforeEach
    void open() {
        theatre.server.connect(5, "order-service");
        theatre.server.connect(6, "billing-worker");
        theatre.open();
        theatre.server.traffic(5, 6, 2000);
        theatre.second();
    }

    private void command(String line) {
        theatre.type(":").type(line).press(Key.Kind.ENTER).turn();
    }

    @Test
    void filter_tellsWhileItIsTypedWhatIsWrong() {
        theatre.type("/rate>");
        assertThat(theatre.line("filter:")).contains("at 6: with what is rate to be compared?");
        theatre.type("1x");
        assertThat(theatre.line("filter:")).contains("at 6: a number is expected");
        theatre.press(Key.Kind.ENTER);
        // Invalid input is neither accepted nor lost.
        assertThat(theatre.line("filter:")).contains("rate>1x");
        theatre.press(Key.Kind.BACKSPACE).type("k").press(Key.Kind.ENTER);
        assertThat(theatre.screen()).doesNotContain("filter:").contains("Shown: 2", "order-service", "billing-worker");
        theatre.type("/").type("rate>10k").press(Key.Kind.ENTER);
        assertThat(theatre.screen()).contains("nothing passes rate>10k");
    }

    @Test
    void filter_completesFields() {
        theatre.type("/msgs_t").press(Key.Kind.TAB).type(">10");
        assertThat(theatre.line("filter:")).contains("msgs_to>10");
        assertThat(theatre.screen()).contains("billing-worker").doesNotContain("order-service");
    }

    @Test
    void filter_isOfEveryTable() {
        theatre.type("c/reason:slow");
        assertThat(theatre.line("filter:")).doesNotContain("at 1");
        theatre.press(Key.Kind.ESCAPE).type("c").press(Key.Kind.ENTER).turn();
        theatre.type("/msgs<1");
        assertThat(theatre.screen()).contains("subject.5", "filter: msgs<1");
    }

    @Test
    void palette_listsAndCompletes() {
        theatre.type(":");
        assertThat(theatre.line(":   connections")).contains("closed", "streams", "slow");
        theatre.type("so")
                .press(Key.Kind.TAB)
                .type("msgs_")
                .press(Key.Kind.TAB)
                .type("f")
                .press(Key.Kind.TAB);
        assertThat(theatre.line(":sort")).contains(":sort msgs_from");
        theatre.press(Key.Kind.ENTER);
        assertThat(theatre.line("sort msgs_from")).contains("▼");
        command("sort msgs_from reverse");
        assertThat(theatre.line("sort msgs_from")).contains("▲");
    }

    @Test
    void palette_doesWhatItSays() {
        command("rates");
        assertThat(theatre.screen()).contains("rates per second");
        command("interval 5s");
        assertThat(theatre.screen()).contains("every 5s");
        command("filter name:billing");
        assertThat(theatre.screen()).doesNotContain("order-service");
        command("filter");
        assertThat(theatre.screen()).contains("order-service");
        command("limit 1");
        assertThat(theatre.collector.asked).anyMatch(asked -> asked.contains("limit=1"));
        command("str");
        assertThat(theatre.screen()).contains("JetStream is off");
        command("q");
        assertThat(theatre.ended).isTrue();
    }

    @Test
    void palette_tellsWhatItCannotDo() {
        command("dance");
        assertThat(theatre.screen()).contains("there is no command dance");
        command("interval soon");
        assertThat(theatre.screen()).contains("the interval is a time");
        command("sort colour");
        assertThat(theatre.screen()).contains("cannot sort by colour");
        command("copy colour");
        assertThat(theatre.screen()).contains("there is no column colour");
        command("");
        theatre.type(":q").press(Key.Kind.ESCAPE);
        assertThat(theatre.ended).isFalse();
    }

    @Test
    void copy_isOfTheRowOrOneValue() {
        theatre.press(Key.Kind.DOWN).type("y");
        assertThat(theatre.display.copied).startsWith("10.0.0.6:40006\t6\tbilling-worker\t1\t");
        assertThat(theatre.files.copy).isEqualTo(theatre.display.copied);
        assertThat(theatre.screen()).contains("copied to the terminal's clipboard if it has one, and to /home/me");
        command("copy host");
        assertThat(theatre.display.copied).isEqualTo("10.0.0.6:40006");
        theatre.files.isFull = true;
        theatre.type("y");
        assertThat(theatre.screen()).contains("cannot write: no space left on device");
        theatre.type("/nobody").press(Key.Kind.ENTER).type("y");
        assertThat(theatre.screen()).contains("there is no row to copy");
    }

    @Test
    void savedView_opensAsItWas() {
        command("rates");
        command("interval 0.5s");
        command("sort msgs_to reverse");
        theatre.type("/name:b").press(Key.Kind.ENTER).type("w");
        assertThat(theatre.screen()).contains("saved in /home/me/top.conf");
        String saved = theatre.files.view;
        TopState fresh = Top.initial(TopOptions.DEFAULT, theatre.names, new Size(120, 30));
        TopState restored = SavedView.restored(fresh, saved, fresh.settings());
        assertThat(restored.settings().rates()).isTrue();
        assertThat(restored.settings().interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(restored.table().order().key()).isEqualTo("msgs_to");
        assertThat(restored.table().order().reversed()).isTrue();
        assertThat(restored.table().filter()).isEqualTo("name:b");
    }

    @Test
    void savedView_ofADetailIsTheViewBehindIt() {
        theatre.press(Key.Kind.ENTER).type("w");
        assertThat(theatre.files.view).contains("view = connections", "sort = cid");
        theatre.files.isFull = true;
        theatre.type("w");
        assertThat(theatre.screen()).contains("cannot write: no space left on device");
    }

    @Test
    void savedView_isLessThanWhatTheUserAsksFor() {
        TopOptions asked = TopOptions.DEFAULT.withInterval(Duration.ofSeconds(7));
        Settings untouched =
                Top.initial(TopOptions.DEFAULT, theatre.names, new Size(80, 24)).settings();
        TopState initial = Top.initial(asked, theatre.names, new Size(80, 24));
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
        assertThat(theatre.line("CID")).contains("CID  USER  NAME").doesNotContain("SUBS", "HOST");
        assertThat(theatre.collector.asked).anyMatch(asked -> asked.contains("auth=1"));
        command("columns -user");
        assertThat(theatre.line("CID")).doesNotContain("USER");
        command("columns");
        assertThat(theatre.line("CID")).contains("HOST", "SUBS", "PENDING");
        command("columns lang,*,-subs,+rtt");
        assertThat(theatre.line("CID")).contains("LANG", "HOST", "RTT").doesNotContain("SUBS");
        assertThat(theatre.line("CID").indexOf("LANG"))
                .isLessThan(theatre.line("CID").indexOf("HOST"));
        // The filter belongs to this view only.
        theatre.type("c").turn();
        assertThat(theatre.line("CID")).contains("SUBS").doesNotContain("RTT");
    }

    @Test
    void columns_areCompleted() {
        theatre.type(":colu").press(Key.Kind.TAB).type("ci").press(Key.Kind.TAB).type(",-msgs_t");
        theatre.press(Key.Kind.TAB);
        assertThat(theatre.line(":columns")).contains(":columns cid,-msgs_to", "msgs_to msgs_to_rate");
    }

    @Test
    void columns_thatThereAreNot_areReportedAndNotLost() {
        command("columns cid,pendin");
        assertThat(theatre.screen()).contains("there is no column pendin; near it: pending");
        assertThat(theatre.line(":columns")).contains(":columns cid,pendin");
        theatre.type("g").press(Key.Kind.ENTER).turn();
        assertThat(theatre.line("CID")).contains("PENDING").doesNotContain("HOST");
        command("health");
        command("columns cid");
        assertThat(theatre.screen()).contains("this page has no table");
    }

    @Test
    void columns_areSavedForEveryView() {
        command("columns cid,-lang");
        command("consumers");
        command("columns consumer,lag,ack_pending_percent");
        theatre.type("w");
        String saved = theatre.files.view;
        assertThat(saved)
                .contains("columns.connections = cid,*,-lang\n")
                .contains("columns.consumers = consumer,lag,ack_pending_percent\n");
        TopState fresh = Top.initial(TopOptions.DEFAULT, theatre.names, new Size(120, 30));
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
        TopState initial = Top.initial(options, theatre.names, new Size(120, 30));
        String saved = "columns.streams = full\ncolumns.closed = cid\nrates = true\n";
        InitialView opening = new InitialView(TerminalStyle.of(Map.of()), "", Map.of(), Set.of("columns.streams"), "");
        TopState opened = Top.opened(initial, options, opening, saved);
        assertThat(opened.streams().choice().text()).isEqualTo("stream,bytes");
        assertThat(opened.closed().choice().text()).isEqualTo("cid");
        // An order on the command line replaces the saved view, but not its columns.
        TopOptions sorted = options.withSort("subs");
        TopState other = Top.opened(Top.initial(sorted, theatre.names, new Size(120, 30)), sorted, opening, saved);
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
