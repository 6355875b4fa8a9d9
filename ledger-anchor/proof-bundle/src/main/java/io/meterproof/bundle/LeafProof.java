package io.meterproof.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.Salts;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.tlog.Hash;
import java.util.Base64;

/** One fact alone, a ledger entry or a block, with what opens its leaf and the way from there to the anchor: see docs/proof-api.md. */
public record LeafProof(Payload payload, Hash salt) {
    /** Salts a payload by its holder's key. */
    public static LeafProof of(PrivacyKey key, Payload payload) {
        return new LeafProof(payload, Salts.derive(key, payload.type(), payload.id()));
    }

    /** The leaf hash to ask the proof API for. */
    public Hash leaf() {
        return LogEntry.commit(payload.type(), salt, payload.bytes()).leafHash();
    }

    /**
     * Canonical JSON.
     *
     * @throws IllegalArgumentException if the answer is not about the leaf
     */
    public String json(ProofAnswer answer) {
        ProofAnswer.Place place = answer.places().get(leaf());
        if (place == null) {
            throw new IllegalArgumentException("the answer says nothing about leaf " + leaf());
        }
        ObjectNode proof = CanonicalJson.newObject()
                .put("type", payload.type().code())
                .put("payload", Base64.getEncoder().encodeToString(payload.bytes()));
        proof.set("leaf", BundleWriter.leaf(new LeafPosition(place.shard(), place.index(), salt)));
        proof.set("log", BundleWriter.log(answer.log()));
        proof.set("anchor", BundleWriter.anchor(answer.anchor()));
        return CanonicalJson.encode(proof);
    }
}
