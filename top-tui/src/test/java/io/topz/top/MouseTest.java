package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.Screens;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of clicks and of the wheel. */
class MouseTest {

    private static Theatre busy(Size size) {
        return StoredFramesTest.busy(new Theatre(size));
    }

    /** Clicks on the first character of a text on the screen. */
    private static void click(Theatre theatre, String text) {
        int row = IntStream.range(0, theatre.frame().size().rows())
                .filter(at -> theatre.frame().text(at).contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + text + " on\n" + theatre.screen()));
        click(theatre, theatre.frame().text(row).indexOf(text), row);
    }

    private static void click(Theatre theatre, int column, int row) {
        theatre.display.type(Key.click(column, row));
        theatre.turn();
    }

    @Test
    void mouse_isListenedTo_onRequest() {
        Theatre theatre = busy(new Size(120, 40));
        assertThat(theatre.display.mouse).isFalse();
        assertThat(theatre.type("X").display.mouse).isTrue();
        assertThat(theatre.screen()).contains("mouse on");
        theatre.type(":mouse").press(Key.Kind.ENTER);
        assertThat(theatre.display.mouse).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void heading_sorts_andAgain_reverses(Size size) {
        Theatre theatre = busy(size);
        assertThat(theatre.firstWords()).contains(size.columns() < 60 ? "5 6 7 8" : "10.0.0.5:40005 10.0.0.6:40006");
        click(theatre, "MSGS_TO");
        String sorted = theatre.firstWords();
        assertThat(sorted).startsWith(size.columns() < 60 ? "6 7" : "10.0.0.6:40006");
        click(theatre, "MSGS_TO");
        assertThat(theatre.firstWords()).endsWith(sorted.split(" ")[0]);
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void row_isSelected_andAgain_opened(Size size) {
        Theatre theatre = busy(size);
        click(theatre, "billing-worker");
        assertThat(theatre.selected()).contains("billing-worker");
        assertThat(theatre.screen()).contains("order-service");
        click(theatre, "billing-worker");
        assertThat(theatre.line("Esc")).contains("back");
    }

    @Test
    void firstRow_isSelectedFirst_thenOpened() {
        Theatre theatre = busy(new Size(120, 40));
        click(theatre, "order-service");
        assertThat(theatre.screen()).doesNotContain("Esc back");
        click(theatre, "order-service");
        assertThat(theatre.screen()).contains("Esc back");
    }

    @Test
    void view_isOpened() {
        Theatre theatre = busy(new Size(200, 40));
        click(theatre, "3 Streams");
        assertThat(theatre.screen()).contains("[3 Streams]");
        click(theatre, "2 Closed");
        assertThat(theatre.screen()).contains("[2 Closed]");
        click(theatre, "H ");
        assertThat(theatre.screen()).contains("[H Health]");
    }

    @Test
    void wheel_scrolls() {
        Theatre theatre = new Theatre(new Size(120, 24));
        for (int cid = 1; cid <= 100; cid++) {
            theatre.server.connect(cid, "client-" + cid);
        }
        theatre.open().press(Key.Kind.WHEEL_DOWN, Key.Kind.WHEEL_DOWN);
        assertThat(theatre.selected()).contains("client-7 ");
        theatre.press(Key.Kind.WHEEL_UP);
        assertThat(theatre.selected()).contains("client-4 ");
    }

    @Test
    void anywhereElse_aClickDoesNothing_andOnTheHelpPage_leavesIt() {
        for (Size size : Screens.SIZES) {
            Theatre theatre = busy(size).type("2").second();
            String before = theatre.screen();
            for (int row = 1; row < 3; row++) {
                click(theatre, 1, row);
            }
            click(theatre, size.columns() + 5, size.rows() + 5);
            assertThat(theatre.screen()).isEqualTo(before);
            theatre.type("?");
            String help = theatre.screen();
            theatre.press(Key.Kind.WHEEL_DOWN);
            assertThat(theatre.screen()).isNotEqualTo(help).contains("any other back");
            click(theatre, 3, 3);
            assertThat(theatre.screen()).isEqualTo(before);
        }
    }

    @Test
    void controlZ_leavesTheTerminalToTheShell_inEveryMode() {
        Theatre theatre = busy(new Size(120, 40));
        for (String mode : new String[] {"", "/", "?", ":"}) {
            theatre.type(mode);
            theatre.display.type(Key.control('z'));
            theatre.turn();
        }
        assertThat(theatre.display.suspended).isEqualTo(4);
        assertThat(theatre.ended).isFalse();
    }
}
