package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.SignedNote;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class LeafProofTest {
    private static final PrivacyKey KEY = PrivacyKey.of(new byte[PrivacyKey.LENGTH]);
    private static final Payload PAYLOAD = Payload.block(TestBundles.LIVE.signed(), TestBundles.LIVE.signature());

    @Test
    void theLeafIsOpenedByWhatTheProofTells() {
        LeafProof proof = LeafProof.of(KEY, PAYLOAD);

        JsonNode json = CanonicalJson.parse(
                proof.json(TestLog.holding(List.of(proof.leaf()), List.of(proof.leaf()), Optional.empty())));

        Hash salt = Hash.parseHex(json.at("/leaf/salt").asText());
        byte[] payload = Base64.getDecoder().decode(json.get("payload").asText());
        Hash leaf = LogEntry.commit(EntryType.BLOCK, salt, payload).leafHash();
        JsonNode shard = json.at("/log/shards/0");
        Checkpoint head =
                Checkpoint.parse(SignedNote.parse(shard.get("note").asText()).text());
        new Multiproof(head.size(), List.of(json.at("/leaf/index").asLong()), hashes(shard.get("multiproof")))
                .verify(List.of(leaf), head.root());
    }

    @Test
    void anAnswerAboutAnotherLeafIsRefused() {
        LeafProof proof = LeafProof.of(KEY, PAYLOAD);
        ProofAnswer other = TestLog.holding(List.of(Hash.ZERO), List.of(Hash.ZERO), Optional.empty());

        assertThatThrownBy(() -> proof.json(other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(other.places()).doesNotContainKey(proof.leaf());
    }

    private static List<Hash> hashes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(hash -> Hash.parseHex(hash.asText()))
                .toList();
    }
}
