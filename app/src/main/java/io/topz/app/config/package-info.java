/** The configuration file: profiles, which are read with line numbers and converted to flags. */
@NullMarked
package io.topz.app.config;

import org.jspecify.annotations.NullMarked;
