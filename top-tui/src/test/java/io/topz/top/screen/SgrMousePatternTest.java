package io.topz.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.DefaultKeyDecodingProfile;
import com.googlecode.lanterna.input.InputDecoder;
import com.googlecode.lanterna.input.KeyStroke;
import io.topz.top.key.Key;
import io.topz.top.key.Key.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SgrMousePatternTest {

    private static List<Key> keys(String typed) throws IOException {
        InputDecoder decoder = new InputDecoder(new StringReader(typed));
        decoder.addProfile(new DefaultKeyDecodingProfile());
        decoder.addProfile(() -> List.of(new SgrMousePattern()));
        List<Key> keys = new ArrayList<>();
        for (KeyStroke stroke = decoder.getNextCharacter(false);
                stroke != null && !stroke.getKeyType().name().equals("EOF");
                stroke = decoder.getNextCharacter(false)) {
            keys.add(Keystrokes.of(stroke));
        }
        return keys;
    }

    @Test
    void clicks_andTheWheel_areUnderstood_betweenOtherKeys() throws IOException {
        assertThat(keys("a\u001b[<0;12;3M\u001b[<0;12;3m\u001b[<64;1;1M\u001b[<65;250;99M\u001b[Ab"))
                .containsExactly(
                        Key.of('a'),
                        Key.click(11, 2),
                        Key.of(Kind.OTHER),
                        Key.of(Kind.WHEEL_UP),
                        Key.of(Kind.WHEEL_DOWN),
                        Key.of(Kind.UP),
                        Key.of('b'));
    }

    @Test
    void otherButtons_andMoves_meanNothing() throws IOException {
        assertThat(keys("\u001b[<2;1;1M\u001b[<1;1;1M\u001b[<35;1;1M")).containsOnly(Key.of(Kind.OTHER));
    }

    @Test
    void heldKeys_changeNothing() throws IOException {
        assertThat(keys("\u001b[<4;5;6M\u001b[<8;5;6M\u001b[<16;5;6M")).containsOnly(Key.click(4, 5));
    }

    @Test
    void columnsBeyondTheOldForms_areKnown() throws IOException {
        assertThat(keys("\u001b[<0;1000;500M")).containsExactly(Key.click(999, 499));
    }
}
