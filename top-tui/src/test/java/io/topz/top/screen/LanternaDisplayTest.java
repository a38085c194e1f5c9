package io.topz.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.FakeServer;
import io.topz.top.testing.Screens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanternaDisplayTest {

    private static final Size SIZE = new Size(100, 30);

    /** Records the bytes that a terminal receives, and the number of writes. */
    private static final class Wire extends ByteArrayOutputStream {
        private int writes;

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            writes++;
            super.write(bytes, offset, length);
        }

        String take() {
            String text = toString(StandardCharsets.UTF_8);
            reset();
            writes = 0;
            return text;
        }
    }

    /** A terminal that writes to memory, with the output and the encoding of the real one. */
    private static final class ByteTerminal extends ANSITerminal {
        private final ClusterPlacer clusters = new ClusterPlacer();
        private final FrameOutput output;
        private TerminalSize size = new TerminalSize(SIZE.columns(), SIZE.rows());

        ByteTerminal(Wire wire, Charset charset) {
            this(new FrameOutput(wire), charset);
        }

        private ByteTerminal(FrameOutput output, Charset charset) {
            super(new ByteArrayInputStream(new byte[0]), output, charset);
            this.output = output;
        }

        @Override
        protected TerminalSize findTerminalSize() {
            return size;
        }

        @Override
        public void setCursorPosition(int column, int row) throws IOException {
            super.setCursorPosition(column, row);
            clusters.moved(column, row);
        }

        @Override
        public void putString(String cluster) throws IOException {
            output.write(clusters.placed(cluster).getBytes(getCharset()));
        }

        void resize(int columns, int rows) throws IOException {
            size = new TerminalSize(columns, rows);
            getTerminalSize();
        }
    }

    private final Wire wire = new Wire();
    private final Screens screens = new Screens();

    private static TerminalStyle looks(ColorDepth depth, Charset charset) {
        return new TerminalStyle(depth, Theme.ANY, charset, BadgeColor.RED, false);
    }

    private LanternaDisplay display(ByteTerminal terminal) throws IOException {
        return new LanternaDisplay(terminal, looks(ColorDepth.INDEXED_256, StandardCharsets.UTF_8));
    }

    @Test
    void steadyState_clearsNothing_andIsOneWritePerFrame() throws IOException {
        LanternaDisplay display = display(new ByteTerminal(wire, StandardCharsets.UTF_8));
        display.show(screens.next(SIZE));
        assertThat(wire.take()).contains("\u001b[2J");
        for (int frame = 0; frame < 50; frame++) {
            display.show(screens.next(SIZE));
            assertThat(wire.writes).as("frame %d", frame).isEqualTo(1);
            String sent = wire.take();
            assertThat(sent).doesNotContain("\u001b[2J", "\u0000");
            assertThat(sent.length()).isLessThan(2000);
        }
    }

    @Test
    void sameFrame_isNotSentAgain() throws IOException {
        LanternaDisplay display = display(new ByteTerminal(wire, StandardCharsets.UTF_8));
        Frame frame = screens.next(SIZE);
        display.show(frame);
        wire.take();
        display.show(frame);
        assertThat(wire.take()).isEmpty();
    }

    @Test
    void redraw_sendsAll() throws IOException {
        LanternaDisplay display = display(new ByteTerminal(wire, StandardCharsets.UTF_8));
        Frame frame = screens.next(SIZE);
        display.show(frame);
        wire.take();
        display.redraw();
        display.show(frame);
        assertThat(wire.take()).contains("\u001b[2J", "Server: ");
    }

    @Test
    void resize_isSeen_andSendsAll() throws IOException {
        ByteTerminal terminal = new ByteTerminal(wire, StandardCharsets.UTF_8);
        LanternaDisplay display = display(terminal);
        display.show(screens.next(SIZE));
        wire.take();
        terminal.resize(60, 15);
        assertThat(display.size()).isEqualTo(new Size(60, 15));
        display.show(screens.next(new Size(60, 15)));
        assertThat(wire.take()).contains("\u001b[2J");
        display.show(screens.next(new Size(60, 15)));
        assertThat(wire.take()).doesNotContain("\u001b[2J");
    }

    @Test
    void hostileNames_neverBecomeControlBytes() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.US_ASCII}) {
            LanternaDisplay display =
                    new LanternaDisplay(new ByteTerminal(wire, charset), looks(ColorDepth.MONOCHROME, charset));
            for (int round = 0; round < 60; round++) {
                display.show(screens.hostile(SIZE, round));
            }
            String sent = wire.take();
            // Only the sequences that Lanterna itself sends.
            String rest = sent.replaceAll("\u001b\\[\\??[0-9;]*[Hhlmsu]|\u001b\\[2J", "");
            assertThat(rest.chars().filter(c -> c < ' ' || (c >= 0x7F && c < 0xA0)))
                    .as(charset + ", seed 99")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ColorDepth.class)
    void virtualTerminal_showsTheFrame(ColorDepth depth) throws IOException {
        DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(SIZE.columns(), SIZE.rows()));
        LanternaDisplay display = new LanternaDisplay(terminal, looks(depth, StandardCharsets.UTF_8));
        for (int i = 0; i < 5; i++) {
            Frame frame = screens.next(SIZE);
            display.show(frame);
            for (int row = 0; row < SIZE.rows(); row++) {
                assertThat(text(terminal, row)).as("row %d", row).isEqualTo(frame.text(row));
            }
        }
    }

    @Test
    void wideCharacters_comeAndGoWithoutATrace() throws IOException {
        DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(SIZE.columns(), SIZE.rows()));
        LanternaDisplay display = new LanternaDisplay(terminal, looks(ColorDepth.ANSI_16, StandardCharsets.UTF_8));
        FakeServer server = screens.server;
        for (String name : new String[] {"日本の客", "x日本の客", "plain name", "日a本bの客", "客", "日本"}) {
            server.connection(1, conn -> conn.name(name));
            Frame frame = screens.next(SIZE);
            display.show(frame);
            for (int row = 0; row < SIZE.rows(); row++) {
                assertThat(text(terminal, row)).as(name).isEqualTo(frame.text(row));
            }
        }
    }

    @Test
    void wideCharacters_whereOnlyAsciiIsKnown_leaveNothingBehind() throws IOException {
        DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(SIZE.columns(), SIZE.rows()));
        LanternaDisplay display = new LanternaDisplay(terminal, looks(ColorDepth.ANSI_16, StandardCharsets.US_ASCII));
        screens.server.connection(1, conn -> conn.name("abcdefgh"));
        display.show(screens.next(SIZE));
        screens.server.connection(1, conn -> conn.name("日本é"));
        display.show(screens.next(SIZE));
        String all = IntStream.range(0, SIZE.rows())
                .mapToObj(row -> text(terminal, row))
                .collect(Collectors.joining("\n"));
        assertThat(all).contains("????e  ").doesNotContain("abcd", "efgh").matches("[\n -~]*");
    }

    /** The second cell of a wide character returns the character again, or a blank. */
    private static String text(DefaultVirtualTerminal terminal, int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < SIZE.columns(); column++) {
            TextCharacter cell = terminal.getCharacter(new TerminalPosition(column, row));
            text.append(cell.getCharacterString());
            column += cell.isDoubleWidth() ? 1 : 0;
        }
        return text.toString().stripTrailing();
    }

    @ParameterizedTest
    @CsvSource({
        "<c-c>, CHARACTER, c, true", "q, CHARACTER, q, false", "<pageup>, PAGE_UP, '', false",
        "<pagedown>, PAGE_DOWN, '', false", "<home>, HOME, '', false", "<up>, UP, '', false",
        "<enter>, ENTER, '', false", "<esc>, ESCAPE, '', false", "<s-tab>, BACK_TAB, '', false",
        "<tab>, TAB, '', false", "<bs>, BACKSPACE, '', false", "<f5>, OTHER, '', false",
        "<a-x>, OTHER, '', false"
    })
    void keys_areUnderstood(String typed, Key.Kind kind, String character, boolean control) throws IOException {
        DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(80, 24));
        LanternaDisplay display = new LanternaDisplay(terminal, looks(ColorDepth.ANSI_16, StandardCharsets.UTF_8));
        assertThat(display.poll()).isNull();
        terminal.addInput(KeyStroke.fromString(typed));
        char expected = character.isEmpty() ? '\0' : character.charAt(0);
        assertThat(display.poll()).isEqualTo(new Key(kind, expected, control));
    }

    @Test
    void close_givesTheTerminalBack() throws IOException {
        LanternaDisplay display = display(new ByteTerminal(wire, StandardCharsets.UTF_8));
        display.show(screens.next(SIZE));
        wire.take();
        display.close();
        assertThat(wire.take()).contains("\u001b[?25h").endsWith("\u001b[?1049l");
    }

    /** Whatever width a terminal assumes for an emoji, the following text must be at its position. */
    @Test
    void clustersOfDisputedWidth_moveNothing() {
        ClusterPlacer placer = new ClusterPlacer();
        placer.moved(10, 4);
        assertThat(placer.placed("a")).isEqualTo("a");
        assertThat(placer.placed("👩‍👩‍👧")).isEqualTo("  \u001b[5;12H👩‍👩‍👧\u001b[5;14H");
        assertThat(placer.placed("日")).isEqualTo("日");
        assertThat(placer.placed("नि")).isEqualTo("  \u001b[5;16Hनि\u001b[5;18H");
        assertThat(placer.placed("é")).isEqualTo("é");
    }

    @Test
    void sealedOutput_letsNothingThrough() throws IOException {
        FrameOutput output = new FrameOutput(wire);
        output.write("before".getBytes(StandardCharsets.US_ASCII));
        output.flush();
        output.seal();
        output.write("after".getBytes(StandardCharsets.US_ASCII));
        output.flush();
        assertThat(wire.take()).isEqualTo("before");
    }

    @Test
    void largeFrame_isStillOneWrite() throws IOException {
        FrameOutput output = new FrameOutput(wire);
        for (int i = 0; i < 100_000; i++) {
            output.write('x');
        }
        output.flush();
        assertThat(wire.writes).isEqualTo(1);
        assertThat(wire.size()).isEqualTo(100_000);
    }
}
