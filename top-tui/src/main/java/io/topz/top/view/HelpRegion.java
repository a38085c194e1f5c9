package io.topz.top.view;

import io.topz.top.format.Align;
import io.topz.top.format.Width;
import io.topz.top.key.Binding;
import io.topz.top.key.Keymap;
import io.topz.top.state.Mode;
import io.topz.top.state.TopState;
import java.util.ArrayList;
import java.util.List;

/** Every key, and what the numbers mean. */
public final class HelpRegion {

    private static final List<String> MEANING = List.of(
            "TO is what the server sends to the client, FROM what the client sends;",
            "bytes are payload and headers. PENDING is how many bytes the server holds",
            "for a client that does not read fast enough. K M B T are thousands,",
            "millions and so on, also of PENDING; of other bytes, powers of 1024.",
            "Rates are differences between two polls, divided by the server's own time",
            "between them; sorting follows what is shown. What happens and ends between",
            "two polls is not seen. A dash is not known: there is no rate before the",
            "second poll, after a restart or after a gap.",
            "The server sorts all connections and sends the first n; that page is then",
            "sorted here. Times are the server's, in UTC.");

    private HelpRegion() {}

    static void draw(Canvas canvas, TopState state, Mode.Help help) {
        List<Line> lines = content();
        int rows = Regions.helpRows(state);
        int top = clampTop(help.top(), rows);
        for (int i = 0; i < rows && top + i < lines.size(); i++) {
            lines.get(top + i).draw(canvas, 0, i);
        }
        if (top + rows < lines.size()) {
            canvas.putField(0, rows - 1, " more below ", canvas.columns(), Align.RIGHT, Style.BADGE);
        }
        FooterRegion.draw(canvas, state, canvas.rows() - 1);
    }

    /** The first line of the page when so many lines of it fit. */
    public static int clampTop(int top, int rows) {
        return Math.max(0, Math.min(top, content().size() - rows));
    }

    private static List<Line> content() {
        List<Line> lines = new ArrayList<>();
        for (Keymap.Group group : Keymap.GROUPS) {
            lines.add(new Line().add(group.title(), Style.HEADING));
            for (Binding binding : group.bindings()) {
                lines.add(new Line()
                        .add("  " + Width.fit(binding.names(), 24, Align.LEFT), Style.KEY)
                        .value(" " + binding.does()));
            }
        }
        lines.add(new Line().add("What the numbers mean", Style.HEADING));
        MEANING.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        return lines;
    }
}
