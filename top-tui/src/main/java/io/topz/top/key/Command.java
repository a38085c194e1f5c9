package io.topz.top.key;

/** A command of the user. */
public sealed interface Command permits Action, Click, Edit, OpenView {}
