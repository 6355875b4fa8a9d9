package io.meterproof.jobs.settlement;

import io.meterproof.metering.commitment.PrivacyKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * Which master key has opened a privacy key before, kept as HMAC-SHA256 of a constant under it. With it a key that does not open
 * is known to be no key; without it, or under another master key, nobody can tell.
 */
final class MasterKeyProof {
    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("master-key-proof", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final byte[] CONSTANT = "METERPROOF/MASTER-KEY".getBytes(StandardCharsets.US_ASCII);

    private final ListState<byte[]> kept;
    private final byte[] own;
    private boolean given;

    /**
     * @throws IllegalStateException if the master key is none, or another than the one that has opened keys before
     */
    static MasterKeyProof restore(byte[] masterKey, FunctionInitializationContext context) throws Exception {
        if (masterKey.length != PrivacyKey.LENGTH) {
            throw new IllegalStateException(
                    "the master key has " + masterKey.length + " bytes, not " + PrivacyKey.LENGTH);
        }
        MasterKeyProof proof =
                new MasterKeyProof(context.getOperatorStateStore().getUnionListState(STATE), masterKey);
        for (byte[] earlier : proof.kept.get()) {
            if (!MessageDigest.isEqual(earlier, proof.own)) {
                throw new IllegalStateException(
                        "the master key is another than the one that opened privacy keys before");
            }
            proof.given = true;
        }
        if (proof.given) {
            proof.kept.update(List.of(proof.own));
        }
        return proof;
    }

    private MasterKeyProof(ListState<byte[]> kept, byte[] masterKey) throws GeneralSecurityException {
        this.kept = kept;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(masterKey, "HmacSHA256"));
        this.own = mac.doFinal(CONSTANT);
    }

    boolean isGiven() {
        return given;
    }

    /** The master key has opened a privacy key. */
    void give() throws Exception {
        if (!given) {
            kept.update(List.of(own));
            given = true;
        }
    }
}
