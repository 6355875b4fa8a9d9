package io.meterproof.metering.ledger;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.document.CanonicalWriter;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.regex.Pattern;

/** The JSON of what a usage entry rests on. */
final class BasisJson {
    private static final String NOT_ASCENDING = "are none, or not in ascending order";
    /** The longest estimate, and the four weeks before it. */
    private static final int MOST_WEEKS = 12;

    private static final Pattern WEEK = Pattern.compile("[1-9]|1[0-2]");

    private BasisJson() {}

    static void write(CanonicalWriter out, Basis basis) {
        out.beginObject();
        if (basis instanceof Basis.OfEstimate estimate) {
            out.field("after").text(estimate.after().hex());
            out.field("before").text(estimate.before().hex());
            writeDocuments(out, basis);
            out.field("estimate").text(estimate.rule());
        } else if (basis instanceof Basis.OfAdvance advance) {
            out.field("advance").text(advance.rule());
            out.field("block").text(advance.block().hex());
            writeDocuments(out, basis);
            out.field("installation").text(advance.installation().hex());
        } else if (basis instanceof Basis.OfEdit edit) {
            out.field("block").text(edit.block().hex());
            writeDocuments(out, basis);
            out.field("edit").text(edit.edit().hex());
        } else if (basis instanceof Basis.OfLikeDay likeDay) {
            write(out, likeDay);
        } else {
            write(out, (Basis.OfBlock) basis);
        }
        out.endObject();
    }

    private static void write(CanonicalWriter out, Basis.OfBlock basis) {
        out.field("block").text(basis.block().hex());
        writeDocuments(out, basis);
        out.field("originClass").text(basis.from().originClass().name());
        if (basis.from().simulated()) {
            out.field("simulated").yes();
        }
    }

    private static void write(CanonicalWriter out, Basis.OfLikeDay basis) {
        out.field("after").text(basis.after().hex());
        out.field("blocks").beginArray();
        basis.history().forEach(block -> out.text(block.hex()));
        out.endArray();
        writeDocuments(out, basis);
        out.field("estimate").text(ReadingEstimate.RULE);
        out.field("order").text(basis.order().hex());
        out.field("weeks").beginArray();
        basis.weeks().forEach(out::integer);
        out.endArray();
    }

    static Basis read(Fields fields) {
        List<Hash> documents = fields.has("documents") ? readDocuments(fields) : List.of();
        Basis read;
        if (fields.has("advance")) {
            read = new Basis.OfAdvance(
                    fields.identifier("advance"), fields.hash("block"), fields.hash("installation"), documents);
        } else if (fields.has("edit")) {
            read = new Basis.OfEdit(fields.hash("block"), fields.hash("edit"), documents);
        } else if (fields.has("block")) {
            read = new Basis.OfBlock(fields.hash("block"), readOrigin(fields), documents);
        } else if (fields.has("order")) {
            read = readLikeDay(fields, documents);
        } else {
            read = new Basis.OfEstimate(
                    fields.identifier("estimate"), fields.hash("after"), fields.hash("before"), documents);
        }
        fields.done();
        return read;
    }

    private static Basis readLikeDay(Fields fields, List<Hash> documents) {
        boolean known = fields.identifier("estimate").equals(ReadingEstimate.RULE);
        fields.check(known, "estimate", "is not " + ReadingEstimate.RULE);
        List<String> weeks = fields.texts("weeks");
        boolean inRange = weeks.stream().allMatch(week -> WEEK.matcher(week).matches());
        fields.check(inRange, "weeks", "are not each from 1 to " + MOST_WEEKS);
        List<Integer> numbers = weeks.stream().map(Integer::valueOf).toList();
        fields.check(
                !numbers.isEmpty()
                        && numbers.stream().sorted().distinct().toList().equals(numbers),
                "weeks",
                "are none, or not in ascending order");
        return new Basis.OfLikeDay(
                fields.hash("after"), fields.hash("order"), numbers, readAscending(fields, "blocks"), documents);
    }

    private static Origin readOrigin(Fields fields) {
        boolean simulated = fields.has("simulated");
        if (simulated) {
            fields.yes("simulated");
        }
        return new Origin(fields.converted("originClass", OriginClass::valueOf, "is not an origin class"), simulated);
    }

    private static void writeDocuments(CanonicalWriter out, Basis basis) {
        if (!basis.documents().isEmpty()) {
            out.field("documents").beginArray();
            basis.documents().forEach(document -> out.text(document.hex()));
            out.endArray();
        }
    }

    private static List<Hash> readDocuments(Fields fields) {
        List<Hash> documents = readAscending(fields, "documents");
        fields.check(!documents.isEmpty(), "documents", NOT_ASCENDING);
        return documents;
    }

    private static List<Hash> readAscending(Fields fields, String field) {
        List<String> texts = fields.texts(field);
        fields.check(texts.stream().sorted().distinct().toList().equals(texts), field, NOT_ASCENDING);
        return fields.hashes(field);
    }
}
