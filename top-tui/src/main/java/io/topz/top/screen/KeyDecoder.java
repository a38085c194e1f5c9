package io.topz.top.screen;

import io.topz.top.key.Key;
import io.topz.top.key.Key.Kind;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the input of a terminal into keys. Escape is a key, and it also begins the sequences of other keys. Therefore a short timeout
 * decides: input that has not become a sequence by then, or cannot become one, was typed key by key. A complete sequence without a meaning
 * here becomes one key without a meaning; its letters never count as typed. Not thread-safe.
 */
final class KeyDecoder {

    /** The time after which a single escape is a key, because a terminal sends the rest of a sequence at once. */
    static final Duration ESCAPE_TIMEOUT = Duration.ofMillis(50);

    /** The time after which an incomplete sequence is dropped; on a slow line it may arrive in parts. */
    static final Duration SEQUENCE_TIMEOUT = Duration.ofMillis(500);

    private static final char ESCAPE = '\u001b';

    /** Control sequences of ECMA-48; the Linux console adds a bracket to those of its function keys. */
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\\[(\\[[@-~]|([0-?]*)[ -/]*([@-Z\\\\-~]))");

    private static final Pattern BEGUN_CONTROL_SEQUENCE = Pattern.compile("\\[(\\[|[0-?]*[ -/]*)");
    private static final Pattern SINGLE_SHIFT = Pattern.compile("O[A-DFHMP-SXj-y]");
    private static final Pattern MOUSE = Pattern.compile("<(\\d{1,3});(\\d{1,5});(\\d{1,5})");

    /** The greatest length of a sequence; a longer one is not a key. */
    private static final int MAX_SEQUENCE = 64;

    private static final int WHEEL = 64;
    private static final int MOVED = 32;

    /** The bits for Shift, Alt and Ctrl in a mouse event. */
    private static final int HELD_KEYS = 4 | 8 | 16;

    private final Reader input;
    private final LongSupplier nanoTime;
    private final Deque<Key> keys = new ArrayDeque<>();

    /** The characters after an escape; empty if no sequence is being read. */
    private final StringBuilder sequence = new StringBuilder();

    private boolean waiting;
    private long lastAt;

    /**
     * Creates a decoder.
     *
     * @param input the output of the terminal; it is read only when it is ready
     * @param nanoTime the local clock
     */
    KeyDecoder(Reader input, LongSupplier nanoTime) {
        this.input = input;
        this.nanoTime = nanoTime;
    }

    /** Returns the next key, null if there is none yet. Never waits. */
    @Nullable
    Key poll() throws IOException {
        while (keys.isEmpty() && input.ready()) {
            int c = input.read();
            if (c < 0) {
                return Key.of(Kind.END_OF_INPUT);
            }
            lastAt = nanoTime.getAsLong();
            take((char) c);
        }
        if (keys.isEmpty() && waiting && isOver()) {
            giveUp();
        }
        return keys.poll();
    }

    private boolean isOver() {
        Duration limit = sequence.length() <= 1 ? ESCAPE_TIMEOUT : SEQUENCE_TIMEOUT;
        return nanoTime.getAsLong() - lastAt >= limit.toNanos();
    }

    /** Ends an incomplete sequence: the escape was a key, and so was a single character after it; anything longer was not typed. */
    private void giveUp() {
        String typed = sequence.toString();
        waiting = false;
        sequence.setLength(0);
        if (typed.length() <= 1) {
            keys.add(Key.of(Kind.ESCAPE));
            typed.chars().forEach(c -> keys.add(plain((char) c)));
        } else {
            keys.add(Key.of(Kind.OTHER));
        }
    }

    private void take(char c) {
        if (!waiting) {
            if (c == ESCAPE) {
                waiting = true;
            } else {
                keys.add(plain(c));
            }
            return;
        }
        if (c == ESCAPE) {
            // The previous sequence ends here, and another may begin.
            giveUp();
            waiting = true;
            return;
        }
        sequence.append(c);
        Key key = complete(sequence);
        if (key != null || !isBegun(sequence)) {
            waiting = false;
            if (key == null) {
                keys.add(Key.of(Kind.ESCAPE));
                sequence.chars().forEach(typed -> keys.add(plain((char) typed)));
            } else {
                keys.add(key);
            }
            sequence.setLength(0);
        }
    }

    private static boolean isBegun(CharSequence sequence) {
        return sequence.length() < MAX_SEQUENCE
                && (BEGUN_CONTROL_SEQUENCE.matcher(sequence).matches() || "O".contentEquals(sequence));
    }

    /** The key of a complete sequence, null if it is not complete. */
    private static @Nullable Key complete(CharSequence sequence) {
        Matcher control = CONTROL_SEQUENCE.matcher(sequence);
        if (control.matches()) {
            return control.group(3) == null
                    ? Key.of(Kind.OTHER)
                    : control(control.group(2), control.group(3).charAt(0));
        }
        Matcher shift = SINGLE_SHIFT.matcher(sequence);
        return shift.matches() ? Key.of(letter(sequence.charAt(sequence.length() - 1))) : null;
    }

    /**
     * The key of a control sequence.
     *
     * @param parameters the parameters, including modifiers, which are ignored here
     */
    private static Key control(String parameters, char end) {
        Matcher mouse = MOUSE.matcher(parameters);
        if (mouse.matches()) {
            return mouse(
                    Integer.parseInt(mouse.group(1)) & ~HELD_KEYS,
                    Integer.parseInt(mouse.group(2)) - 1,
                    Integer.parseInt(mouse.group(3)) - 1,
                    end == 'M');
        }
        if (end == '~') {
            return Key.of(
                    switch (parameters.replaceAll(";.*", "")) {
                        case "1", "7" -> Kind.HOME;
                        case "4", "8" -> Kind.END;
                        case "3" -> Kind.BACKSPACE;
                        case "5" -> Kind.PAGE_UP;
                        case "6" -> Kind.PAGE_DOWN;
                        default -> Kind.OTHER;
                    });
        }
        return end == 'M' ? Key.of(Kind.OTHER) : Key.of(letter(end));
    }

    private static Kind letter(char end) {
        return switch (end) {
            case 'A' -> Kind.UP;
            case 'B' -> Kind.DOWN;
            case 'C' -> Kind.RIGHT;
            case 'D' -> Kind.LEFT;
            case 'H' -> Kind.HOME;
            case 'F' -> Kind.END;
            case 'Z' -> Kind.BACK_TAB;
            case 'M' -> Kind.ENTER;
            default -> Kind.OTHER;
        };
    }

    private static Key mouse(int button, int column, int row, boolean pressed) {
        if ((button & WHEEL) != 0) {
            return Key.of((button & 1) == 0 ? Kind.WHEEL_UP : Kind.WHEEL_DOWN);
        }
        boolean isClick = pressed && (button & MOVED) == 0 && (button & 3) == 0;
        return isClick ? Key.click(column, row) : Key.of(Kind.OTHER);
    }

    private static Key plain(char c) {
        return switch (c) {
            case '\r', '\n' -> Key.of(Kind.ENTER);
            case '\t' -> Key.of(Kind.TAB);
            case '\b', '\u007f' -> Key.of(Kind.BACKSPACE);
            case '\0' -> Key.of(Kind.OTHER);
            default ->
                c < ' '
                        ? Key.control((char) (c < 27 ? c + 'a' - 1 : c + '@'))
                        : Character.isISOControl(c) ? Key.of(Kind.OTHER) : Key.of(c);
        };
    }
}
