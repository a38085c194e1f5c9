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
 * @param looks the style of the terminal
 * @param environment the name of the watched environment, such as production; empty for none
 * @param view the lines of the requested view by name, in the format of {@link SavedView}; they take precedence over those of the saved
 *     view
 * @param decided the names of lines of the saved view that are ignored because an option of the user replaces them
 * @param remark a sentence that is shown at the start, empty for none
 */
public record InitialView(
        TerminalStyle looks, String environment, Map<String, String> view, Set<String> decided, String remark) {

    /** The saved view, in the given style. */
    public static InitialView of(TerminalStyle looks) {
        return new InitialView(looks, "", Map.of(), Set.of(), "");
    }

    /**
     * Returns the error in the lines of a view as a sentence for people; empty if there is none.
     *
     * @param view the lines by name
     */
    public static String problem(Map<String, String> view) {
        return SavedView.problem(StandardViews.ALL, view);
    }

    /** The view to open: the requested lines replace those of the saved view. */
    String over(ViewList views, String saved) {
        return SavedView.merged(views, view, saved, decided);
    }
}
