package io.topz.recordings.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Encodes entries into the content of blocks, from one independent block to the next. Not thread-safe. */
final class EntryEncoder {

    private final StringTable strings = new StringTable();
    private final AnswerDelta delta = new AnswerDelta(strings);
    private final Map<Question, Integer> questions = new HashMap<>();
    private final List<List<Row>> latest = new ArrayList<>();

    /** Writes the sources, with which an independent block begins. */
    void writeSources(List<String> sources, ByteOutput out) {
        out.number(sources.size());
        sources.forEach(out::text);
    }

    /**
     * Adds an entry.
     *
     * @param millis the time since the previous entry
     * @param out receives everything except the numbers in documents
     */
    void write(long millis, Question question, Outcome outcome, ByteOutput out, RangeEncoder numbers) {
        out.signed(millis);
        Integer number = questions.get(question);
        if (number == null) {
            number = latest.size();
            questions.put(question, number);
            latest.add(List.of());
            out.number(0);
            out.text(question.source());
            out.text(question.path());
        } else {
            out.number(number + 1);
        }
        if (outcome instanceof Outcome.Answered answer) {
            out.octet(EntryDecoder.ANSWERED);
            out.number(answer.httpStatus());
            List<Row> rows = JsonRows.split(answer.json(), strings);
            strings.shapes.write(out);
            strings.texts.write(out);
            delta.write(rows, latest.get(number), out, numbers);
            latest.set(number, rows);
        } else if (outcome instanceof Outcome.Refused refused) {
            out.octet(EntryDecoder.REFUSED);
            out.text(refused.sentence());
        } else if (outcome instanceof Outcome.Failed failed) {
            out.octet(EntryDecoder.FAILED);
            out.text(failed.kind().name());
            out.text(failed.sentence());
        }
    }
}
