package io.meterproof.anchor.epoch;

import io.meterproof.anchor.store.TreeStore;
import io.meterproof.anchor.witness.Witnesses;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.TileHashes;
import io.meterproof.tlog.TreeBuilder;
import io.meterproof.tlog.TreeEdge;
import java.util.List;

/** Brings the cosignatures of the witnesses under an epoch, before anybody else hears of it. */
final class Cosigning {
    private final TreeStore trees;
    private final EpochStore epochs;
    private final Witnesses witnesses;

    Cosigning(TreeStore trees, EpochStore epochs, Witnesses witnesses) {
        this.trees = trees;
        this.epochs = epochs;
        this.witnesses = witnesses;
    }

    /**
     * The epoch with enough cosignatures, which are stored.
     *
     * @throws io.meterproof.anchor.witness.WitnessesUnavailableException if there are too few
     */
    Epoch cosigned(Epoch epoch) {
        SignedNote note = SignedNote.parse(epoch.log().note());
        if (witnesses.suffice(note)) {
            return epoch;
        }
        putTiles(epoch);
        TileHashes tree = new TileHashes(trees.tiles(TreeStore.EPOCHS), epoch.number() + 1);
        SignedHead cosigned = new SignedHead(
                epoch.log().checkpoint(), witnesses.cosign(note, tree).toString());
        return epochs.replaceLog(epoch, cosigned)
                ? epoch.with(cosigned)
                : epochs.find(epoch.number()).orElseThrow();
    }

    /** The epoch's leaf in the epoch log's tiles; may be repeated. */
    void putTiles(Epoch epoch) {
        TreeEdge before = TreeEdge.read(trees.tiles(TreeStore.EPOCHS), epoch.number());
        trees.put(
                TreeStore.EPOCHS,
                TreeBuilder.grow(before, List.of(epoch.entry().leafHash())).tiles());
    }
}
