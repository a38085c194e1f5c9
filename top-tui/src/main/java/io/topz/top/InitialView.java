package io.topz.top;

import io.topz.top.control.SavedView;
import io.topz.top.screen.TerminalStyle;
import io.topz.top.state.ViewList;
import io.topz.top.view.StandardViews;
import java.util.Map;
import java.util.Set;

/**
 * The initial state of the dashboard.
 *
 * @param looks on the terminal
 * @param environment name of the watched environment, such as production; empty for none
 * @param view the lines of a view that is wanted, by name, as {@link SavedView} has them; they come before those of the saved view
 * @param decided the names of lines of the saved view that do not count, because the user asked for something
 * @param remark a sentence that is shown at the start, empty for none
 */
public record InitialView(
        TerminalStyle looks, String environment, Map<String, String> view, Set<String> decided, String remark) {

    /** The saved view, in the given style. */
    public static InitialView of(TerminalStyle looks) {
        return new InitialView(looks, "", Map.of(), Set.of(), "");
    }

    /**
     * The error in the lines of a view, as a sentence for people; empty when there is none.
     *
     * @param view lines by name
     */
    public static String problem(Map<String, String> view) {
        return SavedView.problem(StandardViews.ALL, view);
    }

    /** The view to open: the one that is wanted, over a saved one. */
    String over(ViewList views, String saved) {
        return SavedView.merged(views, view, saved, decided);
    }
}
