package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.recordings.SampleCollector;
import io.topz.top.batch.BatchOptions;
import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.format.Width;
import io.topz.top.key.Key;
import io.topz.top.state.View;
import io.topz.top.testing.HostileCollector;
import io.topz.top.view.StandardViews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that hostile names of a server do no harm in any view, any detail and any copied text, at any size of the terminal. */
@Tag("slow")
class HostileNamesTest {

    static Stream<Size> sizes() {
        return Stream.of(
                new Size(1, 1),
                new Size(2, 1),
                new Size(1, 30),
                new Size(5, 4),
                new Size(20, 6),
                new Size(40, 10),
                new Size(80, 24),
                new Size(120, 40),
                new Size(200, 60));
    }

    private static DashboardFixture open(Size size) {
        return new DashboardFixture(
                        size,
                        TopOptions.DEFAULT,
                        new HostileCollector(SampleCollector.of("nats-server/2.15.1/single")),
                        List.of(),
                        "prod\u001b[31m\u202E日本")
                .open();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyViewAndDetail_isHarmless(Size size) {
        DashboardFixture fixture = open(size);
        assertHarmless(fixture, "the start");
        for (View view : StandardViews.ALL.all()) {
            fixture.type(String.valueOf(view.key())).second();
            assertHarmless(fixture, view + "");
            for (int row = 0; row < 3; row++) {
                fixture.press(Key.Kind.DOWN);
                for (String depth : new String[] {"detail", "detail of a detail", "and of that"}) {
                    fixture.type("y").press(Key.Kind.ENTER).second();
                    assertHarmless(fixture, view + ", " + depth + " of row " + row);
                    assertThat(fixture.display.copied.codePoints().filter(HostileNamesTest::isHarmful))
                            .as("copied in %s: %s", view, fixture.display.copied)
                            .isEmpty();
                }
                fixture.type(String.valueOf(view.key())).turn();
            }
        }
    }

    static Stream<Size> someSizes() {
        return Stream.of(new Size(1, 1), new Size(40, 10), new Size(120, 40));
    }

    @ParameterizedTest
    @EnumSource(BatchOptions.Format.class)
    void everySample_isHarmless(BatchOptions.Format format) {
        for (String name : BatchOptions.names(StandardViews.ALL)) {
            View view = BatchOptions.view(StandardViews.ALL, name);
            StringBuilder out = new StringBuilder();
            ServerSource source = new ServerSource(
                    "n1\u001b[2J", () -> new HostileCollector(SampleCollector.of("nats-server/2.15.1/single")));
            int code = BatchTop.run(
                    TopOptions.DEFAULT.withInterval(Duration.ofMillis(1)),
                    new BatchOptions(1, format, view),
                    List.of(source, source),
                    PlaybackOptions.LIVE,
                    out);
            assertThat(code).isZero();
            assertThat(out).isNotEmpty();
            // JSON contains the server's text in escapes; terminals ignore DEL, which JSON does not escape.
            String text = out.toString().replace("\u007f", "");
            assertThat(text.codePoints().filter(HostileNamesTest::isHarmful).mapToObj("U+%04X"::formatted))
                    .as("%s as %s: %s", name, format, out)
                    .isEmpty();
        }
    }

    /** Checks that the hostile names reach the screen, so that the other tests can find something. */
    @Test
    void poison_reachesTheScreen() {
        assertThat(open(new Size(200, 60)).screen()).contains("‹1B›[2J", "日本語", "<b>&amp;");
    }

    @ParameterizedTest
    @MethodSource("someSizes")
    void everyMode_isHarmless(Size size) {
        DashboardFixture fixture = open(size);
        for (View view : StandardViews.ALL.all()) {
            fixture.type(String.valueOf(view.key())).turn();
            for (String keys : new String[] {" ", "s", "b", "d", "r", "m", "/1", "<", ">", "f", "X"}) {
                fixture.type(keys);
                if (keys.startsWith("/")) {
                    fixture.press(Key.Kind.TAB, Key.Kind.ENTER);
                }
                assertHarmless(fixture.second(), view + " after " + keys);
            }
            fixture.press(Key.Kind.ESCAPE, Key.Kind.END, Key.Kind.PAGE_UP)
                    .type("\\\"")
                    .second();
            assertHarmless(fixture, view + " at its end");
        }
        for (String question : new String[] {"?", ":who a", ":sort x", ":copy name", "o\u202E日", "/\u001b日"}) {
            assertHarmless(fixture.type(question), question);
            fixture.press(Key.Kind.TAB);
            assertHarmless(fixture, question + " completed");
            fixture.press(Key.Kind.ENTER).second();
            assertHarmless(fixture, question + " accepted");
            fixture.press(Key.Kind.ESCAPE, Key.Kind.ESCAPE);
        }
    }

    private static void assertHarmless(DashboardFixture fixture, String where) {
        Frame frame = fixture.frame();
        Size size = frame.size();
        assertThat(size).isEqualTo(fixture.display.size());
        List<String> wrong = new ArrayList<>();
        for (int row = 0; row < size.rows(); row++) {
            for (int column = 0; column < size.columns(); column++) {
                String cluster = frame.cluster(column, row);
                boolean isSecondHalf = cluster.equals(Frame.CONTINUATION);
                boolean isBehindWide = column > 0 && Width.of(frame.cluster(column - 1, row)) == 2;
                if (isSecondHalf != isBehindWide || cluster.codePoints().anyMatch(HostileNamesTest::isHarmful)) {
                    wrong.add("%s at %d,%d".formatted(cluster, column, row));
                }
                if (Width.of(cluster) == 2 && column + 1 == size.columns()) {
                    wrong.add("half of a wide character at the right edge of row " + row);
                }
            }
        }
        assertThat(wrong).as("%s at %s:%n%s", where, size, frame).isEmpty();
    }

    /** Whether a character is a control, changes the direction, is a surrogate, or is unassigned. */
    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t' && c != '\n';
            case Character.FORMAT -> c != 0x200D && c != 0x200B && c != 0xFEFF && c != 0xAD;
            case Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
