package io.topz.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Parses a moment of a recording as people write it: in UTC, as the dashboard shows times. */
final class ReplayTime {

    private ReplayTime() {}

    /**
     * Parses {@code 2026-11-21T03:14:05Z}, {@code 2026-11-21 03:14}, {@code 03:14} for its first occurrence, {@code +5m} from the start or
     * {@code -90s} from the end.
     *
     * @throws IllegalArgumentException with a sentence if the text is not a time, or outside the recording
     */
    static Instant parse(String text, Instant start, Instant end) {
        Instant time;
        try {
            time = read(text.strip(), start, end);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'" + text + "' (--at) is no time such as 03:14, 2026-11-21T03:14:05Z, +5m or -90s");
        }
        if (time.isBefore(start.minusMillis(start.toEpochMilli() % 1000)) || time.isAfter(end)) {
            throw new IllegalArgumentException(
                    "the recording is from %s to %s; %s (--at) is not in it".formatted(start, end, text));
        }
        return time.isBefore(start) ? start : time;
    }

    private static Instant read(String text, Instant start, Instant end) {
        if (text.startsWith("+")) {
            return start.plus(duration(text.substring(1)));
        }
        if (text.startsWith("-")) {
            return end.minus(duration(text.substring(1)));
        }
        if (text.indexOf(':') <= 2 && text.indexOf(':') > 0) {
            LocalDate day = start.atOffset(ZoneOffset.UTC).toLocalDate();
            Instant time = day.atTime(LocalTime.parse(text)).toInstant(ZoneOffset.UTC);
            boolean nextDay = time.plusSeconds(60).isBefore(start);
            return nextDay ? time.plus(Duration.ofDays(1)) : time.isBefore(start) ? start : time;
        }
        String time = text.replace(' ', 'T');
        return time.endsWith("Z") || time.indexOf('+') > 0
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    }

    private static Duration duration(String text) {
        String iso = text.toUpperCase(Locale.ROOT);
        return iso.endsWith("D") ? Duration.parse("P" + iso) : Duration.parse("PT" + iso);
    }
}
