package io.topz.recordings.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries to the content of blocks, from one independent block to the next. Not thread-safe. */
final class TapeEncoder {

    private final Vocabulary vocabulary = new Vocabulary();
    private final Delta delta = new Delta(vocabulary);
    private final Map<Question, Integer> questions = new HashMap<>();
    private final List<List<Row>> latest = new ArrayList<>();

    /** Writes what an independent block begins with. */
    void writeSources(List<String> sources, ByteOutput out) {
        out.number(sources.size());
        sources.forEach(out::text);
    }

    /**
     * Adds an entry.
     *
     * @param millis since the entry before
     * @param out for everything but the numbers in documents
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
            out.octet(TapeDecoder.ANSWERED);
            out.number(answer.httpStatus());
            List<Row> rows = JsonRows.split(answer.json(), vocabulary);
            vocabulary.shapes.write(out);
            vocabulary.texts.write(out);
            delta.write(rows, latest.get(number), out, numbers);
            latest.set(number, rows);
        } else if (outcome instanceof Outcome.Refused refused) {
            out.octet(TapeDecoder.REFUSED);
            out.text(refused.sentence());
        } else if (outcome instanceof Outcome.Failed failed) {
            out.octet(TapeDecoder.FAILED);
            out.text(failed.kind().name());
            out.text(failed.sentence());
        }
    }
}
