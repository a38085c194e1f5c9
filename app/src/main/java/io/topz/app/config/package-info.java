/** The configuration file: profiles, read with the numbers of their lines, as flags. */
@NullMarked
package io.topz.app.config;

import org.jspecify.annotations.NullMarked;
