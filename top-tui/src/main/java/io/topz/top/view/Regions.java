package io.topz.top.view;

import io.topz.top.canvas.Size;
import io.topz.top.poll.Sample;
import io.topz.top.state.Mode;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;

/**
 * The layout of the screen, from top to bottom:
 *
 * <pre>
 * ┌─────────────────────────────────────────────┐
 * │ header    the server, as nats-top; the views │  {@link HeaderRegion}
 * ├─────────────────────────────────────────────┤
 * │ notices   problems and questions             │  {@link NoticeRegion}
 * ├─────────────────────────────────────────────┤
 * │ detail    the page that is open              │  {@link DetailRegion}
 * ├─────────────────────────────────────────────┤
 * │ title     the number of rows, unusual modes  │  {@link TitleRegion}
 * │ table     headings and rows                  │  {@link TableRegion}
 * ├─────────────────────────────────────────────┤
 * │ footer    keys, cost of watching             │  {@link FooterRegion}
 * └─────────────────────────────────────────────┘
 * </pre>
 *
 * Each number is the height of a region in lines.
 *
 * @param compact whether the header has its short form for small screens
 */
public record Regions(boolean compact, int header, int notices, int detail, int title, int table, int footer) {

    /** The least height of the table below the details. */
    private static final int MIN_TABLE = 3;

    private static final int NATS_TOP_LINES = 6;
    private static final int VIEW_BAR_LINES = 1;

    private static final int FULL_HEADER_COLUMNS = 72;
    private static final int FULL_HEADER_ROWS = 18;

    /** The layout for a state. */
    public static Regions of(TopState state) {
        Size size = state.size();
        boolean compact = size.columns() < FULL_HEADER_COLUMNS || size.rows() < FULL_HEADER_ROWS;
        int left = size.rows();
        int footer = left >= 4 ? 1 : 0;
        left -= footer;
        int header = Math.min(left, compact ? compactHeader(size) : fullHeader(state));
        left -= header;
        int wanted = NoticeRegion.lines(state).size();
        // Without room for all notices, at least the most important one is shown.
        int notices = Math.min(wanted, compact ? Math.min(1, left) : left);
        left -= notices;
        if (state.page().isDetailOnly()) {
            return new Regions(compact, header, notices, left, 0, 0, footer);
        }
        int detail = Math.min(Math.max(1, left - MIN_TABLE), Math.min(left, DetailRegion.lines(state)));
        left -= detail;
        int title = left >= 7 || (left >= 4 && TitleRegion.isUnusual(state)) ? 1 : 0;
        left -= title;
        return new Regions(compact, header, notices, detail, title, left, footer);
    }

    /** The number of table rows that fit below the headings. */
    public int tableRows() {
        return Math.max(0, table - 1);
    }

    /** The height of the help page. */
    public static int helpRows(TopState state) {
        return Math.max(1, state.size().rows() - 1);
    }

    /** The last scroll position of a page without a table. */
    public static int lastDetailTop(TopState state) {
        return Math.max(0, DetailRegion.lines(state) - of(state).detail());
    }

    /** The first row below the header. */
    public int noticesAt() {
        return header;
    }

    int detailAt() {
        return noticesAt() + notices;
    }

    int titleAt() {
        return detailAt() + detail;
    }

    int tableAt() {
        return titleAt() + title;
    }

    /** The row of the footer, the first one below the table. */
    public int footerAt() {
        return tableAt() + table;
    }

    static boolean isHelp(TopState state) {
        return state.mode() instanceof Mode.Help;
    }

    private static int compactHeader(Size size) {
        return size.rows() >= 7 ? 3 : Math.max(0, size.rows() - 3);
    }

    private static int fullHeader(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        Sample sample = snapshot == null ? null : snapshot.sample();
        return NATS_TOP_LINES + (sample == null || sample.jsz() == null ? 0 : 1) + VIEW_BAR_LINES;
    }
}
