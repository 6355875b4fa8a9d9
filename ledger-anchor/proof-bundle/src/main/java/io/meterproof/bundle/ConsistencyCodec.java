package io.meterproof.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.JsonBounds;
import io.meterproof.tlog.ConsistencyProof;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file of a consistency proof: RFC 8785, {@code {"format","logs":[{"from","origin","path","to"}]}}, ascending by origin. */
public final class ConsistencyCodec {
    /** Of the canonical JSON; a thousand logs have no more. */
    public static final int MAX_BYTES = 16 << 20;

    private static final JsonBounds JSON = new JsonBounds(200_000, 8);

    private ConsistencyCodec() {}

    public static String encode(Consistency consistency) {
        ObjectNode root = CanonicalJson.newObject().put("format", Consistency.FORMAT);
        ArrayNode logs = root.putArray("logs");
        consistency.byOrigin().forEach((origin, proof) -> logs.addObject()
                .put("origin", origin)
                .put("from", Long.toString(proof.oldSize()))
                .put("to", Long.toString(proof.newSize()))
                .set("path", BundleWriter.hashes(proof.path())));
        return CanonicalJson.encode(root);
    }

    /**
     * Reads a consistency proof by structure alone.
     *
     * @throws InvalidDocumentException with the field that is missing, unknown, of another type, or not in its one spelling or order
     */
    public static Consistency decode(String json) {
        return ProofFields.whole(Fields.of(CanonicalJson.parse(json, JSON)), fields -> {
            fields.check(fields.text("format").equals(Consistency.FORMAT), "format", "is not " + Consistency.FORMAT);
            SortedMap<String, ConsistencyProof> byOrigin = new TreeMap<>();
            for (Fields log : fields.objects("logs")) {
                String origin = log.name("origin");
                boolean ascends = byOrigin.isEmpty() || byOrigin.lastKey().compareTo(origin) < 0;
                log.check(ascends, "origin", "does not come after the log before it");
                byOrigin.put(origin, ProofFields.whole(log, ConsistencyCodec::proof));
            }
            return new Consistency(byOrigin);
        });
    }

    private static ConsistencyProof proof(Fields log) {
        return new ConsistencyProof(
                ProofFields.natural(log, "from"), ProofFields.natural(log, "to"), ProofFields.hashes(log, "path"));
    }
}
