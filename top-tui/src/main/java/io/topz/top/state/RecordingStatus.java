package io.topz.top.state;

/**
 * The status of a recording in the bottom line.
 *
 * @param text where the replay is, or how much was recorded
 * @param isReplay whether it is watched: then nothing is polled
 * @param unusual whether it must be seen: nothing moves, or nothing is recorded
 */
public record RecordingStatus(String text, boolean isReplay, boolean unusual) {}
