package io.topz.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.key.Key;
import io.topz.top.key.Key.Kind;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {

    private static final String ESC = "\u001b";

    private final StringBuilder arrived = new StringBuilder();
    private long now;

    private final KeyDecoder decoder = new KeyDecoder(
            new Reader() {
                @Override
                public boolean ready() {
                    return !arrived.isEmpty();
                }

                @Override
                public int read(char[] into, int at, int length) {
                    into[at] = arrived.charAt(0);
                    arrived.deleteCharAt(0);
                    return 1;
                }

                @Override
                public void close() {}
            },
            () -> now);

    /** The keys that are known when a packet has arrived. */
    private List<Key> packet(String sent) {
        arrived.append(sent);
        List<Key> keys = new ArrayList<>();
        try {
            for (Key key = decoder.poll(); key != null; key = decoder.poll()) {
                keys.add(key);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return keys;
    }

    private List<Key> after(Duration time) {
        now += time.toNanos();
        return packet("");
    }

    private static List<Key> keys(Object... kinds) {
        return Stream.of(kinds)
                .map(kind -> kind instanceof Kind one ? Key.of(one) : Key.of((Character) kind))
                .toList();
    }

    @Test
    void escapeAndAKeyInOnePacket_areBoth() {
        assertThat(packet(ESC + "3")).isEqualTo(keys(Kind.ESCAPE, '3'));
        assertThat(packet(ESC + ":who x")).isEqualTo(keys(Kind.ESCAPE, ':', 'w', 'h', 'o', ' ', 'x'));
        assertThat(packet(ESC + ESC + "q")).isEqualTo(keys(Kind.ESCAPE, Kind.ESCAPE, 'q'));
        assertThat(packet(ESC + "\r")).isEqualTo(keys(Kind.ESCAPE, Kind.ENTER));
    }

    @Test
    void escapeAlone_isAKeyAfterAMoment() {
        assertThat(packet(ESC)).isEmpty();
        assertThat(after(Duration.ofMillis(49))).isEmpty();
        assertThat(after(Duration.ofMillis(1))).isEqualTo(keys(Kind.ESCAPE));
        assertThat(after(Duration.ofSeconds(1))).isEmpty();
    }

    /** The bracket key selects another server, and an arrow key begins with the same characters. */
    @Test
    void escapeAndABracket_areToldFromAnArrowByTime() {
        assertThat(packet(ESC + "[")).isEmpty();
        assertThat(after(KeyDecoder.ESCAPE_TIMEOUT)).isEqualTo(keys(Kind.ESCAPE, '['));
        assertThat(packet(ESC + "[")).isEmpty();
        assertThat(packet("A")).isEqualTo(keys(Kind.UP));
        assertThat(packet(ESC + "O")).isEmpty();
        assertThat(after(KeyDecoder.ESCAPE_TIMEOUT)).isEqualTo(keys(Kind.ESCAPE, 'O'));
    }

    @Test
    void sequenceInPieces_isOneKey() {
        assertThat(packet(ESC)).isEmpty();
        assertThat(packet("[1;")).isEmpty();
        assertThat(after(Duration.ofMillis(300))).isEmpty();
        assertThat(packet("5A")).isEqualTo(keys(Kind.UP));
    }

    /** The letter at the end of a sequence would be a command if it were typed; none of it may count as typed. */
    @ParameterizedTest
    @CsvSource({"[99q", "[200~", "[I", "[O", "[1;5P", "[[C", "[?1;2c", "OP", "OQ", "[24~", "[3;5;7$y"})
    void sequenceThatMeansNothing_isOneKeyThatMeansNothing(String sequence) {
        assertThat(packet(ESC + sequence + "j")).isEqualTo(keys(Kind.OTHER, 'j'));
    }

    @Test
    void sequenceThatBreaksOff_isNothing() {
        assertThat(packet(ESC + "[1;5")).isEmpty();
        assertThat(after(KeyDecoder.SEQUENCE_TIMEOUT)).isEqualTo(keys(Kind.OTHER));
        assertThat(packet(ESC + "[1;5" + ESC + "[B")).isEqualTo(keys(Kind.OTHER, Kind.DOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "[A, UP",
        "[B, DOWN",
        "[C, RIGHT",
        "[D, LEFT",
        "OA, UP",
        "OB, DOWN",
        "[H, HOME",
        "[F, END",
        "[1~, HOME",
        "[4~, END",
        "[7~, HOME",
        "[8~, END",
        "[5~, PAGE_UP",
        "[6~, PAGE_DOWN",
        "[3~, BACKSPACE",
        "[Z, BACK_TAB",
        "[1;2A, UP",
        "[5;5~, PAGE_UP",
        "OM, ENTER"
    })
    void keysOfTheBlockOfArrows_areUnderstood(String sequence, Kind kind) {
        assertThat(packet(ESC + sequence)).isEqualTo(keys(kind));
    }

    @Test
    void controlKeys_areUnderstood() {
        assertThat(packet("\u0003\u000b\t\u007f\b\u0000\u009bé"))
                .containsExactly(
                        Key.control('c'),
                        Key.control('k'),
                        Key.of(Kind.TAB),
                        Key.of(Kind.BACKSPACE),
                        Key.of(Kind.BACKSPACE),
                        Key.of(Kind.OTHER),
                        Key.of(Kind.OTHER),
                        Key.of('é'));
    }

    @Test
    void clicks_andTheWheel_areUnderstood_betweenOtherKeys() {
        assertThat(packet("a\u001b[<0;12;3M\u001b[<0;12;3m\u001b[<64;1;1M\u001b[<65;250;99M\u001b[Ab"))
                .containsExactly(
                        Key.of('a'),
                        Key.click(11, 2),
                        Key.of(Kind.OTHER),
                        Key.of(Kind.WHEEL_UP),
                        Key.of(Kind.WHEEL_DOWN),
                        Key.of(Kind.UP),
                        Key.of('b'));
        assertThat(packet("\u001b[<0;1000;500M")).containsExactly(Key.click(999, 499));
    }

    @Test
    void otherButtons_andMoves_meanNothing() {
        assertThat(packet("\u001b[<2;1;1M\u001b[<1;1;1M\u001b[<35;1;1M")).containsOnly(Key.of(Kind.OTHER));
        assertThat(packet("\u001b[<4;5;6M\u001b[<8;5;6M\u001b[<16;5;6M")).containsOnly(Key.click(4, 5));
    }
}
