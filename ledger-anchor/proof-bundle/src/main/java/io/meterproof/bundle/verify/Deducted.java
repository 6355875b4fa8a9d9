package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;

import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Usage;

/** What a sub-meter counted is deducted only where a signed description puts it beneath the usage point then. */
final class Deducted {
    private Deducted() {}

    static void require(
            Usage usage, Deduction deduction, BilledSegment segment, UsagePoint place, Dossier dossier, int position) {
        String path = entryPath(position, "deduction.document");
        UsagePoint subMeter = present(
                dossier.index().cited(deduction.document(), UsagePoint.class),
                path,
                "the bundle does not hold this description");
        RefusedException.require(
                subMeter.id().equals(deduction.usagePoint()),
                entryPath(position, "deduction.usagePoint"),
                "is not what the document describes");
        boolean beneath = subMeter.parents().stream()
                .anyMatch(parent -> parent.usagePoint().equals(usage.usagePoint())
                        && parent.effective().covers(segment.from())
                        && parent.effective().covers(segment.lastBegin()));
        RefusedException.require(beneath, path, "does not put it beneath " + usage.usagePoint() + " then");
        RefusedException.require(
                subMeter.misfit(place).isEmpty(), path, "is of another commodity than " + usage.usagePoint());
    }
}
