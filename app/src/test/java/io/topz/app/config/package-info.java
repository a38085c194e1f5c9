@NullMarked
package io.topz.app.config;

import org.jspecify.annotations.NullMarked;
