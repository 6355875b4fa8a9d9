package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An edit goes before all, a seal before a live reading, and any reading before an estimate, as far as the bundle's blocks show. A block that
 * nothing standing rests on was taken back, perhaps because another contradicted it: what it measured is listed where
 * something else stands for it.
 */
final class Precedence {
    private final Dossier dossier;
    private final Map<Channel, ChannelBlocks> channels = new HashMap<>();

    private Precedence(Dossier dossier) {
        this.dossier = dossier;
    }

    static String examine(Dossier dossier) {
        Precedence precedence = new Precedence(dossier);
        precedence.sort();
        dossier.standing().forEach(precedence::examine);
        int listed = dossier.results().withdrawn().size();
        return "no estimate stands for what a block measured, and no live reading for what a seal corrected"
                + (listed == 0 ? "" : "; " + listed + " range(s) of withdrawn readings, listed");
    }

    private void sort() {
        Set<Hash> believed = new HashSet<>();
        for (int position : dossier.standing()) {
            believed.addAll(usage(position).basis().blocks());
        }
        dossier.blocks().forEach((digest, exhibit) -> {
            Block block = exhibit.block();
            if (block.kind() != BlockKind.CHARGING && block.mode() == ReadingMode.INTERVAL) {
                ChannelBlocks blocks = channels.computeIfAbsent(Channel.of(block), unseen -> new ChannelBlocks());
                if (believed.contains(digest)) {
                    blocks.believe(exhibit);
                } else {
                    blocks.withdraw(exhibit);
                }
            }
        });
    }

    private void examine(int position) {
        BilledSegment segment = dossier.results().segment(position);
        if (segment.isCharging()
                || usage(position).basis() instanceof Basis.OfAdvance
                || usage(position).basis() instanceof Basis.OfEdit) {
            return;
        }
        ChannelBlocks blocks = channels.get(segment.channel());
        long first = segment.firstSequence();
        if (usage(position).basis() instanceof Basis.OfEstimate estimate) {
            long end = dossier.blocks().get(estimate.before()).block().firstSequence();
            boolean measured = blocks.measure(segment.block().nextSequence(), end);
            require(!measured, entryPath(position, "basis"), "estimates what a block of the bundle measured");
            list(segment, blocks.withdrawn(true));
        } else if (usage(position).basis() instanceof Basis.OfLikeDay) {
            boolean measured = blocks.measure(first, first + segment.count());
            require(!measured, entryPath(position, "basis"), "estimates what a block of the bundle measured");
            list(segment, blocks.withdrawn(true));
        } else if (segment.block().kind() == BlockKind.LIVE) {
            boolean repeated = blocks.repeat(segment.exhibit(), first, first + segment.count());
            require(repeated, entryPath(position, "basis"), "is a live reading that a seal of the bundle corrects");
            list(segment, blocks.withdrawn(false));
        }
    }

    private void list(BilledSegment segment, SequenceRanges withdrawn) {
        long first = segment.firstSequence();
        long length = segment.intervals().length();
        withdrawn.within(first, first + segment.count(), (from, to) -> dossier.results()
                .withdrawn(new Findings.Gap(
                        segment.exhibit().evidence().usagePoint(),
                        segment.block().obis().toString(),
                        segment.from().plusSeconds((from - first) * length),
                        segment.from().plusSeconds((to - first) * length))));
    }

    private Usage usage(int position) {
        return ((UsageEntry) dossier.entries().get(position)).usage();
    }
}
