package io.topz.top.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.state.Tab;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TabBarTest {

    @ParameterizedTest
    @EnumSource(Tab.class)
    void openView_isNamed_inAnyRoom_andTheBarFits(Tab open) {
        for (int room = open.title().length() + 4; room <= 200; room++) {
            TabBar bar = TabBar.of(open, room);
            assertThat(bar.width()).as("room %d", room).isLessThanOrEqualTo(room);
            assertThat(bar.line().text())
                    .containsAnyOf(
                            "[" + open.digit() + " " + open.title() + "]",
                            "[" + open.digit() + " " + open.shortTitle() + "]");
        }
    }

    @Test
    void muchRoom_namesAll() {
        String all = TabBar.of(Tab.STREAMS, 160).line().text();
        for (Tab tab : Tab.values()) {
            assertThat(all).contains(tab.digit() + " " + tab.title());
        }
    }

    /** The bar of a usual terminal has no key without a word. */
    @ParameterizedTest
    @EnumSource(Tab.class)
    void everyView_hasAWord_from80Columns(Tab open) {
        for (int room = 80; room <= 200; room++) {
            assertThat(TabBar.of(open, room).named()).hasSize(Tab.values().length);
        }
    }

    @Test
    void words_areShorterWhereRoomIsShort() {
        assertThat(TabBar.of(Tab.STREAMS, 120).line().text())
                .isEqualTo(
                        "1 Conns 2 Closed [3 Streams] 4 Cons 5 Buckets 6 Slow 7 Incid 8 Accts 9 Groups S Subs H Health"
                                + " C Churn M Changes 0 Over");
        assertThat(TabBar.of(Tab.STREAMS, 80).line().text())
                .isEqualTo("1Conn 2Cls [3 Streams] 4Cons 5Bkt 6Slow 7Inc 8Acc 9Grp SSub HHlt CChu MChg 0Ovr");
    }

    @Test
    void someRoom_namesTheNeighbours() {
        assertThat(TabBar.of(Tab.STREAMS, 60).line().text())
                .isEqualTo("1 2 Closed [3 Streams] 4 Consumers 5 6 7 8 9 S H C M 0");
    }

    @Test
    void littleRoom_hasAllKeys_closeTogether() {
        assertThat(TabBar.of(Tab.STREAMS, 30).line().text()).isEqualTo("12[3 Streams]456789SHCM0");
    }

    @Test
    void leastRoom_hasTheOpenViewAlone() {
        assertThat(TabBar.of(Tab.STREAMS, 12).line().text()).isEqualTo("[3 Streams]");
    }

    @ParameterizedTest
    @EnumSource(Tab.class)
    void columns_belongToTheViewThatIsWrittenThere(Tab open) {
        for (int room : new int[] {12, 30, 60, 120, 160}) {
            TabBar bar = TabBar.of(open, room);
            String text = bar.line().text();
            StringBuilder keys = new StringBuilder();
            Tab before = null;
            for (int column = 0; column < text.length(); column++) {
                Tab tab = bar.at(column);
                if (tab != null && tab != before) {
                    keys.append(text.charAt(text.charAt(column) == '[' ? column + 1 : column));
                }
                before = tab;
            }
            assertThat(keys)
                    .as(text)
                    .hasToString(bar.shown().stream()
                            .map(tab -> String.valueOf(tab.digit()))
                            .collect(Collectors.joining()));
            assertThat(bar.at(text.length())).isNull();
        }
    }
}
