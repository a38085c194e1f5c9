package io.topz.top.state;

/**
 * The status of a recording in the bottom line.
 *
 * @param text the position of the replay, or the size of the recording
 * @param isReplay whether it is replayed: then nothing is polled
 * @param unusual whether it is highlighted: the replay stands still, or nothing is recorded
 */
public record RecordingStatus(String text, boolean isReplay, boolean unusual) {}
