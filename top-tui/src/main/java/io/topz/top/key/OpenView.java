package io.topz.top.key;

import io.topz.top.state.View;

/** Opens a view of the view bar. */
public record OpenView(View view) implements Command {}
