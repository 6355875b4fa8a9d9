package io.meterproof.quickstart.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.Subtree;
import io.meterproof.tlog.SubtreeConsistencyProof;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One proof, in the form of transparency-dev/merkle: hashes in base64, numbers of 64 bits without a sign. What kind of proof it is
 * follows from the fields that it has.
 */
final class ProofVectors {
    private ProofVectors() {}

    /** {@code accepted}, {@code refused}, or {@code nothing} for a vector of another form. */
    static String judge(JsonNode vector) {
        try {
            return verify(vector) ? "accepted" : "nothing";
        } catch (InvalidProofException | IllegalArgumentException e) {
            return "refused";
        }
    }

    private static boolean verify(JsonNode vector) {
        List<Hash> path = path(vector.path("proof"));
        if (vector.has("leafIdx") && vector.has("treeSize")) {
            new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), path)
                    .verify(hash(vector, "leafHash"), hash(vector, "root"));
        } else if (vector.has("leafIdx") && vector.has("start")) {
            Subtree subtree = subtree(vector);
            subtree.verify(
                    new InclusionProof(number(vector, "leafIdx"), subtree.size(), path),
                    hash(vector, "leafHash"),
                    hash(vector, "root"));
        } else if (vector.has("size1") && vector.has("size2")) {
            new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), path)
                    .verify(hash(vector, "root1"), hash(vector, "root2"));
        } else if (vector.has("start") && vector.has("size")) {
            new SubtreeConsistencyProof(subtree(vector), number(vector, "size"), path)
                    .verify(hash(vector, "root1"), hash(vector, "root2"));
        } else {
            return false;
        }
        return true;
    }

    private static Subtree subtree(JsonNode vector) {
        return new Subtree(number(vector, "start"), number(vector, "end"));
    }

    /** Trees here have at most 2^63 - 1 leaves. */
    private static long number(JsonNode vector, String name) {
        JsonNode number = vector.path(name);
        if (!number.canConvertToLong()) {
            throw new InvalidProofException(name + " passes 2^63 - 1: " + number);
        }
        return number.longValue();
    }

    private static List<Hash> path(JsonNode proof) {
        List<Hash> hashes = new ArrayList<>();
        proof.forEach(base64 -> hashes.add(hash(base64)));
        return hashes;
    }

    private static Hash hash(JsonNode vector, String name) {
        return hash(vector.path(name));
    }

    private static Hash hash(JsonNode base64) {
        return Hash.of(Base64.getDecoder().decode(base64.asText("")));
    }
}
