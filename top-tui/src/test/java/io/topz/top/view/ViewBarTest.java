package io.topz.top.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.state.View;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewBarTest {

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void openView_isNamed_inAnyRoom_andTheBarFits(View open) {
        for (int room = open.title().length() + 4; room <= 200; room++) {
            ViewBar bar = ViewBar.of(StandardViews.ALL, open, room);
            assertThat(bar.width()).as("room %d", room).isLessThanOrEqualTo(room);
            assertThat(bar.line().text())
                    .containsAnyOf(
                            "[" + open.key() + " " + open.title() + "]",
                            "[" + open.key() + " " + open.shortTitle() + "]");
        }
    }

    @Test
    void muchRoom_namesAll() {
        String all =
                ViewBar.of(StandardViews.ALL, StandardViews.STREAMS, 200).line().text();
        for (View view : StandardViews.ALL.all()) {
            assertThat(all).contains(view.key() + " " + view.title());
        }
    }

    /** On a terminal of usual width, every key has a name. */
    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void everyView_hasAWord_from80Columns(View open) {
        for (int room = 80; room <= 200; room++) {
            assertThat(ViewBar.of(StandardViews.ALL, open, room).named())
                    .hasSize(StandardViews.ALL.all().size());
        }
    }

    @Test
    void words_areShorterWhereRoomIsShort() {
        assertThat(ViewBar.of(StandardViews.ALL, StandardViews.STREAMS, 120)
                        .line()
                        .text())
                .isEqualTo(
                        "1 Conn 2 Clsd [3 Strm] 4 Cons 5 Bkts 6 Slow 7 Incs 8 Accs 9 Grps S Subs H Hlth C Chrn M Chgs N Chan U Sbrs T Stan 0 Over");
        assertThat(ViewBar.of(StandardViews.ALL, StandardViews.STREAMS, 80)
                        .line()
                        .text())
                .isEqualTo("1Co 2Cl [3 Streams] 4Cs 5Bu 6Sl 7In 8Ac 9Gr SSu HHe CCh MCg NCn USb TSc 0Ov");
    }

    @Test
    void someRoom_namesTheNeighbours() {
        assertThat(ViewBar.of(StandardViews.ALL, StandardViews.STREAMS, 60)
                        .line()
                        .text())
                .isEqualTo("1 2 Closed [3 Streams] 4 Consumers 5 6 7 8 9 S H C M N U T 0");
    }

    @Test
    void littleRoom_hasAllKeys_closeTogether() {
        assertThat(ViewBar.of(StandardViews.ALL, StandardViews.STREAMS, 30)
                        .line()
                        .text())
                .isEqualTo("12[3 Streams]456789SHCMNUT0");
    }

    @Test
    void leastRoom_hasTheOpenViewAlone() {
        assertThat(ViewBar.of(StandardViews.ALL, StandardViews.STREAMS, 12)
                        .line()
                        .text())
                .isEqualTo("[3 Streams]");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void columns_belongToTheViewThatIsWrittenThere(View open) {
        for (int room : new int[] {12, 30, 60, 120, 160}) {
            ViewBar bar = ViewBar.of(StandardViews.ALL, open, room);
            String text = bar.line().text();
            StringBuilder keys = new StringBuilder();
            View before = null;
            for (int column = 0; column < text.length(); column++) {
                View view = bar.at(column);
                if (view != null && view != before) {
                    keys.append(text.charAt(text.charAt(column) == '[' ? column + 1 : column));
                }
                before = view;
            }
            assertThat(keys)
                    .as(text)
                    .hasToString(bar.shown().stream()
                            .map(view -> String.valueOf(view.key()))
                            .collect(Collectors.joining()));
            assertThat(bar.at(text.length())).isNull();
        }
    }
}
