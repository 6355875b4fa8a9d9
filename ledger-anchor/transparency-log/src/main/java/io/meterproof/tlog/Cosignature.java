package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;

/**
 * A timestamped signature under a checkpoint (C2SP tlog-cosignature): the signer has seen no larger tree of this log that is not
 * consistent with it.
 */
public final class Cosignature {
    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_NAME = 255;

    private Cosignature() {}

    /**
     * The signature line.
     *
     * @param time whole seconds count
     */
    public static NoteSignature sign(
            Checkpoint checkpoint, NoteKey key, PrivateKey signingKey, Instant time, Provider provider) {
        long seconds = time.getEpochSecond();
        try {
            Signature signer = Signature.getInstance(key.algorithm().algorithm(), provider);
            signer.initSign(signingKey);
            signer.update(message(checkpoint, key, seconds));
            byte[] signature = signer.sign();
            return NoteSignature.of(
                    key,
                    ByteBuffer.allocate(Long.BYTES + signature.length)
                            .putLong(seconds)
                            .put(signature)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot cosign", e);
        }
    }

    /** What is signed; of a checkpoint there are no extension lines. */
    public static byte[] message(Checkpoint checkpoint, NoteKey key, long seconds) {
        require(seconds >= 0, "a cosignature is of 1970 or later");
        if (key.algorithm() == NoteAlgorithm.ED25519_COSIGNATURE) {
            return ("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text()).getBytes(StandardCharsets.UTF_8);
        }
        require(key.algorithm() == NoteAlgorithm.ML_DSA_44_COSIGNATURE, "a log's own key does not cosign");
        byte[] name = text(key.name());
        byte[] origin = text(checkpoint.origin());
        return ByteBuffer.allocate(SUBTREE.length + 2 + name.length + origin.length + 3 * Long.BYTES + Hash.LENGTH)
                .put(SUBTREE)
                .put((byte) name.length)
                .put(name)
                .putLong(seconds)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().bytes())
                .array();
    }

    private static byte[] text(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        require(bytes.length <= MAX_NAME, "a name here has at most " + MAX_NAME + " bytes");
        return bytes;
    }

    /**
     * When a signature under a checkpoint says that it was made.
     *
     * @throws InvalidProofException if it is not that of the key
     */
    static Instant verify(Checkpoint checkpoint, NoteKey key, byte[] timestamped, Provider provider) {
        require(timestamped.length > Long.BYTES, "a cosignature has a time and a signature");
        long seconds = ByteBuffer.wrap(timestamped).getLong();
        byte[] signature = Arrays.copyOfRange(timestamped, Long.BYTES, timestamped.length);
        boolean holds = SignedNote.verified(key, message(checkpoint, key, seconds), signature, provider);
        require(holds, "the cosignature of " + key.name() + " is wrong");
        return Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
    }
}
