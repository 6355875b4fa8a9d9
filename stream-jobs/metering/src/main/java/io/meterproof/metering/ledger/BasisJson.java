package io.meterproof.metering.ledger;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.document.CanonicalWriter;
import io.meterproof.metering.document.Fields;
import io.meterproof.tlog.Hash;
import java.util.List;

/** The JSON of what a usage entry rests on. */
final class BasisJson {
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
        } else {
            read = new Basis.OfEstimate(
                    fields.identifier("estimate"), fields.hash("after"), fields.hash("before"), documents);
        }
        fields.done();
        return read;
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
        List<String> texts = fields.texts("documents");
        boolean ascending = texts.stream().sorted().distinct().toList().equals(texts);
        fields.check(ascending && !texts.isEmpty(), "documents", "are none, or not in ascending order");
        return fields.hashes("documents");
    }
}
