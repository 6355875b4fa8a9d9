package io.meterproof.tlog.witness;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Cosignature;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.security.PrivateKey;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cosigns a checkpoint only if it extends the last one cosigned of its log (C2SP tlog-witness, "add-checkpoint").
 *
 * @param key of a cosignature
 * @param logs the keys that may sign for each origin, one at the least
 */
public record Witness(NoteKey key, PrivateKey signingKey, Provider provider, Map<String, List<NoteKey>> logs) {
    public Witness {
        logs = Map.copyOf(logs);
    }

    /**
     * Decides about a request. Deciding and storing the new head must be one step for each log.
     *
     * @param latest the head of this log that was cosigned last
     */
    public Verdict decide(AddCheckpoint request, Optional<TreeHead> latest, Instant now) {
        Checkpoint checkpoint = request.checkpoint();
        List<NoteKey> keys = logs.get(checkpoint.origin());
        if (keys == null) {
            return new Verdict.Refused(404, "the log " + checkpoint.origin() + " is not known here");
        }
        if (!isSigned(request, keys)) {
            return new Verdict.Refused(403, "no key of " + checkpoint.origin() + " signed this checkpoint");
        }
        if (request.oldSize() > checkpoint.size()) {
            return new Verdict.Refused(400, "the old size is above the checkpoint's");
        }
        TreeHead before = latest.orElse(new TreeHead(0, TreeHasher.root(List.of())));
        if (before.size() == checkpoint.size() && !before.root().equals(checkpoint.root())) {
            return new Verdict.Conflict(before.size(), true);
        }
        if (request.oldSize() != before.size()) {
            return new Verdict.Conflict(before.size(), false);
        }
        return extend(request, checkpoint, before, now);
    }

    private Verdict extend(AddCheckpoint request, Checkpoint checkpoint, TreeHead before, Instant now) {
        try {
            checkExtends(request, checkpoint, before);
        } catch (InvalidProofException e) {
            return new Verdict.Refused(422, e.getMessage());
        }
        return new Verdict.Cosigned(checkpoint.head(), Cosignature.sign(checkpoint, key, signingKey, now, provider));
    }

    private static void checkExtends(AddCheckpoint request, Checkpoint checkpoint, TreeHead before) {
        if (before.size() > 0) {
            new ConsistencyProof(before.size(), checkpoint.size(), request.proof())
                    .verify(before.root(), checkpoint.root());
        } else if (!request.proof().isEmpty()) {
            throw new InvalidProofException("nothing is proven from an empty tree");
        }
    }

    private boolean isSigned(AddCheckpoint request, List<NoteKey> keys) {
        boolean signed = false;
        for (NoteKey known : keys) {
            if (request.note().isSignedBy(known)) {
                try {
                    request.note().verify(known, provider);
                    signed = true;
                } catch (InvalidProofException e) {
                    return false;
                }
            }
        }
        return signed;
    }
}
