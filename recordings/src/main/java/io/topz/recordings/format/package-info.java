/** The file format of recordings, from JSON to bytes and back; docs/recording-format.md describes it. */
@NullMarked
package io.topz.recordings.format;

import org.jspecify.annotations.NullMarked;
