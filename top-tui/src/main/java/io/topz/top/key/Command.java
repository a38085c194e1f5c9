package io.topz.top.key;

/** What the user wants done. */
public sealed interface Command permits Action, Click, Edit {}
