package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.AnchorClaim;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.tlog.Hash;
import java.util.Locale;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** The anchor is of this epoch log, and its accumulator follows from what it replaced. */
final class AnchoredRoot {
    private AnchoredRoot() {}

    static String examine(Dossier dossier) {
        AnchorClaim anchor = dossier.bundle().anchor();
        Hash root =
                EpochProof.checkpoint(dossier.bundle().log().epochCheckpoint()).root();
        require(anchor.root().equals(root), "anchor.root", "is not the root of the epoch checkpoint");
        require(
                anchor.accumulator().equals(accumulated(anchor.expected(), anchor.root())),
                "anchor.acc",
                "is not keccak256(expected ‖ root)");
        dossier.trust().flatMap(TrustFile::chain).ifPresent(chain -> compare(anchor, chain));
        return "the root is claimed to be anchored on chain " + anchor.chainId() + " in block " + anchor.block();
    }

    private static void compare(AnchorClaim anchor, TrustFile.Chain chain) {
        require(anchor.chainId().equals(chain.chainId()), "anchor.chainId", "is not the trusted chain's");
        boolean contract = anchor.contract().equals(chain.contract().toLowerCase(Locale.ROOT));
        require(contract, "anchor.contract", "is not the trusted contract");
    }

    private static Hash accumulated(Hash expected, Hash root) {
        Keccak.Digest256 keccak = new Keccak.Digest256();
        keccak.update(expected.bytes());
        return Hash.of(keccak.digest(root.bytes()));
    }
}
