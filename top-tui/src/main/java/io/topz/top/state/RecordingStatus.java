package io.topz.top.state;

import java.util.List;

/**
 * The status of a recording in the bottom line.
 *
 * @param text the position of the replay, or the size of the recording
 * @param isReplay whether it is a replay, for which nothing is polled
 * @param unusual whether it is highlighted: the replay is paused, or nothing is being recorded
 * @param remarks sentences about what the recording lacks at this moment
 */
public record RecordingStatus(String text, boolean isReplay, boolean unusual, List<String> remarks) {}
