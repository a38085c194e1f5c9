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

    private static DashboardFixture busy(Size size) {
        return StoredFramesTest.busy(new DashboardFixture(size));
    }

    /** Clicks on the first character of a text on the screen. */
    private static void click(DashboardFixture fixture, String text) {
        int row = IntStream.range(0, fixture.frame().size().rows())
                .filter(at -> fixture.frame().text(at).contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + text + " on\n" + fixture.screen()));
        click(fixture, fixture.frame().text(row).indexOf(text), row);
    }

    private static void click(DashboardFixture fixture, int column, int row) {
        fixture.display.type(Key.click(column, row));
        fixture.turn();
    }

    @Test
    void mouse_isListenedTo_onRequest() {
        DashboardFixture fixture = busy(new Size(120, 40));
        assertThat(fixture.display.mouse).isFalse();
        assertThat(fixture.type("X").display.mouse).isTrue();
        assertThat(fixture.screen()).contains("mouse on");
        fixture.type(":mouse").press(Key.Kind.ENTER);
        assertThat(fixture.display.mouse).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void heading_sorts_andAgain_reverses(Size size) {
        DashboardFixture fixture = busy(size);
        assertThat(fixture.firstWords()).contains(size.columns() < 60 ? "5 6 7 8" : "10.0.0.5:40005 10.0.0.6:40006");
        click(fixture, "MSGS_TO");
        String sorted = fixture.firstWords();
        assertThat(sorted).startsWith(size.columns() < 60 ? "6 7" : "10.0.0.6:40006");
        click(fixture, "MSGS_TO");
        assertThat(fixture.firstWords()).endsWith(sorted.split(" ")[0]);
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void row_isSelected_andAgain_opened(Size size) {
        DashboardFixture fixture = busy(size);
        click(fixture, "billing-worker");
        assertThat(fixture.selected()).contains("billing-worker");
        assertThat(fixture.screen()).contains("order-service");
        click(fixture, "billing-worker");
        assertThat(fixture.line("Esc")).contains("back");
    }

    @Test
    void firstRow_isSelectedFirst_thenOpened() {
        DashboardFixture fixture = busy(new Size(120, 40));
        click(fixture, "order-service");
        assertThat(fixture.screen()).doesNotContain("Esc back");
        click(fixture, "order-service");
        assertThat(fixture.screen()).contains("Esc back");
    }

    @Test
    void view_isOpened() {
        DashboardFixture fixture = busy(new Size(200, 40));
        click(fixture, "3 Streams");
        assertThat(fixture.screen()).contains("[3 Streams]");
        click(fixture, "2 Closed");
        assertThat(fixture.screen()).contains("[2 Closed]");
        click(fixture, "H ");
        assertThat(fixture.screen()).contains("[H Health]");
    }

    @Test
    void wheel_scrolls() {
        DashboardFixture fixture = new DashboardFixture(new Size(120, 24));
        for (int cid = 1; cid <= 100; cid++) {
            fixture.server.connect(cid, "client-" + cid);
        }
        fixture.open().press(Key.Kind.WHEEL_DOWN, Key.Kind.WHEEL_DOWN);
        assertThat(fixture.selected()).contains("client-7 ");
        fixture.press(Key.Kind.WHEEL_UP);
        assertThat(fixture.selected()).contains("client-4 ");
    }

    @Test
    void anywhereElse_aClickDoesNothing_andOnTheHelpPage_leavesIt() {
        for (Size size : Screens.SIZES) {
            DashboardFixture fixture = busy(size).type("2").second();
            String before = fixture.screen();
            for (int row = 1; row < 3; row++) {
                click(fixture, 1, row);
            }
            click(fixture, size.columns() + 5, size.rows() + 5);
            assertThat(fixture.screen()).isEqualTo(before);
            fixture.type("?");
            String help = fixture.screen();
            fixture.press(Key.Kind.WHEEL_DOWN);
            assertThat(fixture.screen()).isNotEqualTo(help).contains("any other back");
            click(fixture, 3, 3);
            assertThat(fixture.screen()).isEqualTo(before);
        }
    }

    @Test
    void controlZ_leavesTheTerminalToTheShell_inEveryMode() {
        DashboardFixture fixture = busy(new Size(120, 40));
        for (String mode : new String[] {"", "/", "?", ":"}) {
            fixture.type(mode);
            fixture.display.type(Key.control('z'));
            fixture.turn();
        }
        assertThat(fixture.display.suspended).isEqualTo(4);
        assertThat(fixture.ended).isFalse();
    }
}
