package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.LogProof;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.metering.document.TrustFile.LogOrigin;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.SignedNote;
import java.util.List;

/** Shards and epoch log have the origins they should, and every signature under their heads is a log key's. */
final class Checkpoints {
    private static final String EPOCHS = "/epochs";

    private Checkpoints() {}

    static String examine(Dossier dossier) {
        LogProof log = dossier.bundle().log();
        String epochs = origin(log.epochCheckpoint(), "log.epochCheckpoint");
        require(epochs.endsWith(EPOCHS), "log.epochCheckpoint", "the origin is not that of an epoch log: " + epochs);
        String name = epochs.substring(0, epochs.length() - EPOCHS.length());
        dossier.trust()
                .ifPresent(trust -> require(
                        epochs.equals(trust.epochsOrigin()), "log.epochCheckpoint", "is not the trusted log's"));
        NoteSigners signers = new NoteSigners(dossier);
        int witnesses = signers.verify(epochs, log.epochCheckpoint(), "log.epochCheckpoint");
        dossier.trust()
                .ifPresent(trust -> require(
                        witnesses >= trust.witnesses(),
                        "log.epochCheckpoint",
                        "has " + witnesses + " cosignatures of trusted witnesses, and the trust file demands "
                                + trust.witnesses()));
        List<ShardProof> shards = log.shards();
        for (int i = 0; i < shards.size(); i++) {
            String path = "log.shards[" + i + "].note";
            int shard = shards.get(i).shard();
            String origin = origin(shards.get(i).note(), path);
            require(origin.equals(name + "/shard/" + shard), path, "the origin is not that of shard " + shard);
            dossier.trust()
                    .ifPresent(trust -> require(
                            trust.trusts(new LogOrigin(shard, origin), log.generation()),
                            path,
                            "is not a trusted log's"));
            signers.verify(origin, shards.get(i).note(), path);
        }
        return "the log " + name + " signed " + shards.size() + " shard checkpoint(s) and the epoch checkpoint"
                + cosigned(witnesses, dossier);
    }

    private static String cosigned(int witnesses, Dossier dossier) {
        if (witnesses == 0) {
            return "";
        }
        String demanded = dossier.trust()
                .map(trust -> " (" + trust.witnesses() + " demanded)")
                .orElse(", unverified,");
        return ", which " + witnesses + " witness(es)" + demanded + " cosigned";
    }

    private static String origin(String note, String path) {
        return at(path, () -> Checkpoint.parse(SignedNote.parse(note).text())).origin();
    }
}
